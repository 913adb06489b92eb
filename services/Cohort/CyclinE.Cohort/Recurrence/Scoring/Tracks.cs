using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>G along the genome as columns.</summary>
internal static class Tracks
{
    public static RecurrenceTrack Of(DirectionResult result)
    {
        var rows = result.Grids.Sum(g => g.Length);
        List<byte> chromosomes = new(rows);
        List<int> starts = new(rows), ends = new(rows);
        List<double> scores = new(rows), qs = new(rows);
        List<float> frequencies = new(rows), amplitudes = new(rows);
        for (var g = 0; g < result.Grids.Length; g++)
        {
            var grid = result.Grids[g];
            for (var k = 0; k < grid.Length; k++)
            {
                chromosomes.Add((byte)grid.Chromosome);
                starts.Add(grid.Bounds[k]);
                ends.Add(grid.Bounds[k + 1] - 1);
                scores.Add(grid.Sum[k] / result.Samples);
                qs.Add(result.Q[g][k]);
                frequencies.Add((float)grid.Count[k] / result.Samples);
                amplitudes.Add(grid.Count[k] > 0 ? (float)(grid.Amplitude[k] / grid.Count[k]) : 0);
            }
        }

        return new RecurrenceTrack
        {
            Chromosomes = chromosomes,
            Starts = starts,
            Ends = ends,
            G = scores,
            Q = qs,
            Frequency = frequencies,
            Amplitude = amplitudes,
        };
    }
}
