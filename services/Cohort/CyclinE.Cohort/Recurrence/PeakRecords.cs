using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>Peaks as records, from interval indices.</summary>
internal static class PeakRecords
{
    private const int MostNames = 10;

    public static IEnumerable<RecurrencePeak> Make(
        DirectionResult result, bool[][] kept, IReadOnlyList<string> names, RecurrenceGenome genome, ArmLayout layout, RecurrenceOptions options)
    {
        for (var k = 0; k < result.Peaks.Count; k++)
        {
            var column = k;
            var lost = kept.Count(row => !row[column]);
            var leftOut = options.Stability == RecurrenceStability.LeaveOneOut && kept.Length == result.Samples;
            var peak = Place(result, k, layout) with
            {
                Support = kept.Length > 0 ? 1 - ((double)lost / kept.Length) : null,
                LostWithout = leftOut ? [.. names.Where((_, i) => !kept[i][column]).Take(MostNames)] : [],
            };
            peak = peak with { Genes = PeakNaming.Genes(genome.Genes, peak.Chromosome, peak.WideStart, peak.WideEnd) };
            yield return peak with { Label = PeakNaming.Label(genome.Genes, peak) };
        }
    }

    private static RecurrencePeak Place(DirectionResult result, int k, ArmLayout layout)
    {
        var (g, peak, wideFirst, wideLast) = result.Peaks[k];
        var grid = result.Grids[g];
        var (regionFirst, regionLast) = (peak.First, peak.Last);
        var threshold = result.Threshold!.Value;
        while (regionFirst > 0 && grid.Sum[regionFirst - 1] >= threshold)
        {
            regionFirst--;
        }

        while (regionLast + 1 < grid.Length && grid.Sum[regionLast + 1] >= threshold)
        {
            regionLast++;
        }

        var top = peak.First;
        for (var i = peak.First; i <= peak.Last; i++)
        {
            top = grid.Sum[i] > grid.Sum[top] ? i : top;
        }

        return new RecurrencePeak
        {
            Rank = k + 1,
            Direction = result.Direction,
            Chromosome = Chromosome.FromNumber(grid.Chromosome),
            Arm = layout.Name(grid.Chromosome, layout.Side(grid.Chromosome, grid.Bounds[top])),
            PeakStart = grid.Bounds[peak.First],
            PeakEnd = grid.Bounds[peak.Last + 1] - 1,
            WideStart = grid.Bounds[wideFirst],
            WideEnd = grid.Bounds[wideLast + 1] - 1,
            RegionStart = grid.Bounds[regionFirst],
            RegionEnd = grid.Bounds[regionLast + 1] - 1,
            G = grid.Sum[top] / result.Samples,
            Q = result.Q[g][top],
            ResidualG = peak.Residual / result.Samples,
            ResidualQ = ResidualQ(result, peak.Residual),
            Samples = grid.Count[top],
            Amplitude = grid.Count[top] > 0 ? grid.Amplitude[top] / grid.Count[top] : 0,
            Genes = [],
            Label = "",
        };
    }

    // q of the smallest observed score at or above the residual one, with its own P: what the marker would have had in its place.
    private static double ResidualQ(DirectionResult result, double residual)
    {
        var above = 0.0;
        var q = 1.0;
        for (var g = 0; g < result.Grids.Length; g++)
        {
            for (var k = 0; k < result.Grids[g].Length; k++)
            {
                var sum = result.Grids[g].Sum[k];
                above += sum >= residual * (1 - 1e-9) ? result.Grids[g].Weight[k] : 0;
                q = sum > 0 && sum <= residual * (1 + 1e-9) ? Math.Min(q, result.Q[g][k]) : q;
            }
        }

        return above > 0 ? Math.Min(q, Math.Exp(result.Null.LogP(residual)) * result.Markers / above) : q;
    }
}
