using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Cohort.Recurrence.Scoring;
using CyclinE.Cohort.Recurrence.Stability;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;

namespace CyclinE.Cohort.Recurrence.Peaks;

/// <summary>Peaks as records, from interval indices.</summary>
internal static class PeakRecords
{
    private const int MostNames = 10;
    private const int LongestSpacing = 100_000;

    public static IEnumerable<RecurrencePeak> Make(
        DirectionResult result, PeakFate[][] fates, IReadOnlyList<string> names, RecurrenceGenome genome, ArmLayout layout, RecurrenceOptions options)
    {
        for (var k = 0; k < result.Peaks.Count; k++)
        {
            var column = k;
            var leftOut = options.Stability == RecurrenceStability.LeaveOneOut && fates.Length == result.Samples;
            var peak = Place(result, k, layout) with
            {
                Support = Share(fates, row => row[column] != PeakFate.Lost),
                PlaceSupport = Share(fates, row => row[column] == PeakFate.Found),
                LostWithout = leftOut ? [.. names.Where((_, i) => fates[i][column] == PeakFate.Lost).Take(MostNames)] : [],
                MovedWithout = leftOut ? [.. names.Where((_, i) => fates[i][column] == PeakFate.Moved).Take(MostNames)] : [],
            };
            peak = peak with { Genes = PeakNaming.Genes(genome.Genes, peak.Chromosome, peak.WideStart, peak.WideEnd) };
            yield return peak with { Label = PeakNaming.Label(genome.Genes, peak) };
        }
    }

    private static double? Share(PeakFate[][] fates, Func<PeakFate[], bool> which) =>
        fates.Length > 0 ? (double)fates.Count(which) / fates.Length : null;

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
            WideStart = Math.Max(grid.Bounds[0], grid.Bounds[wideFirst] - Spacing(grid, wideFirst - 1)),
            WideEnd = Math.Min(grid.Bounds[^1] - 1, grid.Bounds[wideLast + 1] - 1 + Spacing(grid, wideLast + 1)),
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

    // A break lies somewhere between two markers: the bounds of a wide peak reach to the next one.
    private static int Spacing(ScoreGrid grid, int interval)
    {
        var k = Math.Clamp(interval, 0, grid.Length - 1);
        double span = grid.Bounds[k + 1] - grid.Bounds[k];
        return (int)Math.Min(LongestSpacing, grid.Weight[k] > 0 ? Math.Ceiling(span / grid.Weight[k]) : LongestSpacing);
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
