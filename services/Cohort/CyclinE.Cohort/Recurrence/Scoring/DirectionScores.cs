using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>Everything that is kept of the cohort in one direction while samples stream by: layers and histograms.</summary>
internal sealed class DirectionScores(RecurrenceDirection direction)
{
    private readonly Ziggurat _ziggurat = new();
    private readonly List<ZigguratEvent> _layers = [];

    public RecurrenceDirection Direction => direction;

    /// <summary>Score of one copy.</summary>
    public double Rate { get; } = direction == RecurrenceDirection.Amplification ? EventCost.AmplificationRate : EventCost.DeletionRate;

    /// <summary>Width of a histogram bin: 0.05 copies.</summary>
    public double Bin => 0.05 * Rate;

    /// <summary>Layers by chromosome number, sample after sample.</summary>
    public List<ScoreEvent>[] Events { get; } = [.. Enumerable.Range(0, ArmLayout.LastChromosome + 1).Select(_ => new List<ScoreEvent>())];

    /// <summary>What a deletion scores beyond its amplitude because its arm is lost too: same layout, as plain pieces.</summary>
    public List<ScoreEvent>[] Extras { get; } = [.. Enumerable.Range(0, ArmLayout.LastChromosome + 1).Select(_ => new List<ScoreEvent>())];

    /// <summary>Focal changes that count for the null alone, or for more there: pieces with their score in the null.</summary>
    public List<ScoreEvent>[] Background { get; } = [.. Enumerable.Range(0, ArmLayout.LastChromosome + 1).Select(_ => new List<ScoreEvent>())];

    /// <summary>One histogram per sample.</summary>
    public List<float[]> Histograms { get; } = [];

    /// <summary>Takes one sample's scores along a chromosome.</summary>
    public void Add(int sample, int chromosome, List<ProfilePiece> pieces, ReadOnlySpan<double> scores, ReadOnlySpan<double> extras)
    {
        _layers.Clear();
        _ziggurat.Deconstruct(scores, _layers);
        foreach (var layer in _layers)
        {
            // The lowest layer of a run begins where the score rises from nothing and ends where it falls to it.
            var bottom = (layer.First == 0 || scores[layer.First - 1] <= 0) && (layer.Last == scores.Length - 1 || scores[layer.Last + 1] <= 0)
                && layer.Height == Lowest(scores[layer.First..(layer.Last + 1)]);
            Events[chromosome].Add(new ScoreEvent(sample, pieces[layer.First].Start, pieces[layer.Last].End, layer.Height, bottom));
        }

        for (var k = 0; k < extras.Length; k++)
        {
            if (extras[k] > 0)
            {
                Extras[chromosome].Add(new ScoreEvent(sample, pieces[k].Start, pieces[k].End, extras[k], false));
            }
        }
    }

    private static double Lowest(ReadOnlySpan<double> scores)
    {
        var lowest = double.PositiveInfinity;
        foreach (var score in scores)
        {
            lowest = Math.Min(lowest, score);
        }

        return lowest;
    }
}
