namespace CyclinE.Cohort;

/// <summary>
/// Analyses other cohorts made of the same samples, each in full from the sums of scores on, and says in which of them every peak is
/// found again: significant there, its peak within the wide peak here.
/// </summary>
internal static class PeakStability
{
    private const int RanksPerBin = 4;

    /// <summary>One row per cohort, one column per peak.</summary>
    public static bool[][] Run(DirectionResult result, IReadOnlyList<int[]> cohorts, ArmLayout layout, RecurrenceOptions options, CancellationToken cancellationToken)
    {
        if (result.Threshold is not { } threshold || result.Peaks.Count == 0)
        {
            return [.. cohorts.Select(_ => Array.Empty<bool>())];
        }

        var largest = DirectionResult.Largest(result.Grids);
        var shift = new TailShift(result.Histograms, result.Bin, largest);
        int[] once = [.. Enumerable.Repeat(1, result.Samples)];

        // Ranks are kept by parts of a bin; what that moves the threshold by is taken from the whole cohort.
        var apart = threshold - Threshold(result, once, shift, options, new Scratch());
        var kept = new bool[cohorts.Count][];
        Parallel.For(
            0,
            cohorts.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new Scratch(),
            (c, _, scratch) =>
            {
                var least = apart + Threshold(result, cohorts[c], shift, options, scratch);
                kept[c] = Found(result, cohorts[c], least, layout, options, scratch);
                return scratch;
            },
            _ => { });
        return kept;
    }

    private static bool[] Found(DirectionResult result, int[] weights, double threshold, ArmLayout layout, RecurrenceOptions options, Scratch scratch)
    {
        var found = new bool[result.Peaks.Count];
        for (var g = 0; g < result.Grids.Length; g++)
        {
            if (!result.Peaks.Any(p => p.Grid == g))
            {
                continue;
            }

            var grid = result.Grids[g];
            var peaks = scratch.Peel.Find(grid, weights, threshold, DirectionAnalysis.ArmOf(grid, layout, options));
            for (var k = 0; k < found.Length; k++)
            {
                var peak = result.Peaks[k];
                if (peak.Grid == g)
                {
                    foreach (var other in peaks)
                    {
                        found[k] |= other.First <= peak.WideLast && other.Last >= peak.WideFirst;
                    }
                }
            }
        }

        return found;
    }

    // The smallest sum of scores, to a part of a bin, at which P × markers ≤ q × the markers at or above it.
    private static double Threshold(DirectionResult result, int[] weights, TailShift shift, RecurrenceOptions options, Scratch scratch)
    {
        var part = result.Bin / RanksPerBin;
        scratch.Ranks.Clear();
        foreach (var grid in result.Grids)
        {
            AddRanks(grid, weights, part, scratch);
        }

        var change = shift.Of(weights);
        var above = 0.0;
        var least = double.PositiveInfinity;
        for (var k = scratch.Ranks.Count - 1; k >= 1; k--)
        {
            above += scratch.Ranks[k];
            var sum = k * part;
            var logP = Math.Min(0, result.Null.LogP(sum) + shift.At(change, sum));
            if (above > 0 && Math.Exp(logP) * result.Markers <= options.QCutoff * above)
            {
                least = sum;
            }
        }

        return least;
    }

    private static void AddRanks(ScoreGrid grid, int[] weights, double part, Scratch scratch)
    {
        var slope = scratch.Slope(grid.Length + 1);
        foreach (ref readonly var e in grid.Events.AsSpan())
        {
            var score = weights[e.Sample] * e.Score;
            slope[e.Start] += score;
            slope[e.End] -= score;
        }

        var sum = 0.0;
        for (var k = 0; k < grid.Length; k++)
        {
            sum += slope[k];
            var rank = (int)(Math.Max(0, sum) / part);
            while (scratch.Ranks.Count <= rank)
            {
                scratch.Ranks.Add(0);
            }

            scratch.Ranks[rank] += grid.Weight[k];
        }
    }

    private sealed class Scratch
    {
        private double[] _slope = [];

        public PeelOff Peel { get; } = new();

        public List<double> Ranks { get; } = [];

        public Span<double> Slope(int length)
        {
            if (_slope.Length < length)
            {
                _slope = new double[length];
            }

            var slope = _slope.AsSpan(0, length);
            slope.Clear();
            return slope;
        }
    }
}
