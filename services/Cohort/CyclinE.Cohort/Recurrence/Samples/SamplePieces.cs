using CyclinE.Cohort.Recurrence.Scoring;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>The scores of single samples along a chromosome, put together again from their layers.</summary>
internal static class SamplePieces
{
    /// <summary>For every sample that scores: stretches of interval indices (end not included) with their score.</summary>
    /// <remarks>The list is filled anew for every sample.</remarks>
    public static IEnumerable<(int Sample, List<(int Start, int End, double Score)> Pieces)> Of(ScoreGrid grid)
    {
        var pieces = new List<(int, int, double)>();
        var steps = new List<(int Place, double Step)>();
        for (var first = 0; first < grid.Events.Length;)
        {
            var sample = grid.Events[first].Sample;
            steps.Clear();
            for (; first < grid.Events.Length && grid.Events[first].Sample == sample; first++)
            {
                var e = grid.Events[first];
                steps.Add((e.Start, e.Score));
                steps.Add((e.End, -e.Score));
            }

            steps.Sort((a, b) => a.Place != b.Place ? a.Place.CompareTo(b.Place) : a.Step.CompareTo(b.Step));
            pieces.Clear();
            var score = 0.0;
            for (var k = 0; k + 1 < steps.Count; k++)
            {
                score += steps[k].Step;
                if (score > 1e-9 && steps[k + 1].Place > steps[k].Place)
                {
                    pieces.Add((steps[k].Place, steps[k + 1].Place, score));
                }
            }

            yield return (sample, pieces);
        }
    }
}
