using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Cohort.Recurrence.Peaks;
using CyclinE.Cohort.Recurrence.Scoring;

namespace CyclinE.Cohort.Recurrence;

/// <summary>From the scores of one direction to its null, its q values and its peaks.</summary>
internal static class DirectionAnalysis
{
    public static DirectionResult Run(DirectionScores scores, int samples, MarkerLattice lattice, ArmLayout layout, RecurrenceOptions options,
        CancellationToken cancellationToken)
    {
        ScoreGrid[] grids = [.. Enumerable.Range(1, ArmLayout.LastChromosome).Select(c => ScoreGrid.Make(c, scores, lattice))];
        var tail = NullTail.Of(scores.Histograms, scores.Bin, DirectionResult.Largest(grids), cancellationToken);
        var (q, threshold) = MarkerRanks.Rank(grids, tail.LogP, lattice.Total, options.QCutoff);
        var result = new DirectionResult
        {
            Direction = scores.Direction,
            Samples = samples,
            Grids = grids,
            Histograms = scores.Histograms,
            Bin = scores.Bin,
            Null = tail,
            Markers = lattice.Total,
            Q = q,
            Threshold = threshold,
        };
        return threshold is { } least ? result with { Peaks = Peaks(result, least, layout, options, cancellationToken) } : result;
    }

    private static List<FoundPeak> Peaks(DirectionResult result, double threshold, ArmLayout layout, RecurrenceOptions options,
        CancellationToken cancellationToken)
    {
        // One stream per direction, so that the one does not move the other.
        var seed = ((ulong)options.Seed << 1) + (ulong)result.Direction;
        var range = ShiftedRange.Of(result.Grids, result.Samples, options.Confidence, seed, cancellationToken);
        int[] once = [.. Enumerable.Repeat(1, result.Samples)];
        var peel = new PeelOff();
        var peaks = new List<FoundPeak>();
        for (var g = 0; g < result.Grids.Length; g++)
        {
            var grid = result.Grids[g];
            if (grid.Length == 0)
            {
                continue;
            }

            peel.Find(grid, once, threshold, ArmOf(grid, layout, options), peak =>
            {
                var (first, last) = WidePeak.Find(grid, peel.Residual[..grid.Length], peak, range);
                peaks.Add(new FoundPeak(g, peak, first, last));
            });
        }

        return [.. peaks.OrderByDescending(p => p.Peak.Residual).ThenBy(p => p.Grid).ThenBy(p => p.Peak.First)];
    }

    /// <summary>Tells the side of an interval where whole arms are peeled; null where covering events are.</summary>
    public static Func<int, int>? ArmOf(ScoreGrid grid, ArmLayout layout, RecurrenceOptions options) =>
        options.ArmPeel ? k => layout.Side(grid.Chromosome, grid.Bounds[k]) : null;
}
