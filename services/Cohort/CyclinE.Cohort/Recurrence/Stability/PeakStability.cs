using System.Collections.Concurrent;
using CyclinE.Cohort.Recurrence.Arms;
using CyclinE.Cohort.Recurrence.Peaks;
using CyclinE.Cohort.Recurrence.Scoring;

namespace CyclinE.Cohort.Recurrence.Stability;

/// <summary>
/// Analyses other cohorts made of the same samples, each in full from the sums of scores on, and says what becomes of every peak.
/// </summary>
internal static class PeakStability
{
    private const int RanksPerBin = 4;

    /// <summary>Ranks with less are rounding.</summary>
    private const double LeastMarkers = 1e-6;

    /// <summary>A peak that comes to lie within this many base pairs of the wide peak has moved; farther off it is another.</summary>
    private const int Near = 1_000_000;

    /// <summary>One row per cohort, one column per peak.</summary>
    public static PeakFate[][] Run(DirectionResult result, IReadOnlyList<int[]> cohorts, ArmLayout layout, RecurrenceOptions options,
        CancellationToken cancellationToken)
    {
        if (result.Threshold is not { } threshold || result.Peaks.Count == 0 || cohorts.Count == 0)
        {
            return [];
        }

        var study = new CohortChange(result, RanksPerBin);
        var shift = new TailShift(result.Histograms, result.Bin, DirectionResult.Largest(result.Grids));
        int[] once = [.. Enumerable.Repeat(1, result.Samples)];

        // Ranks are kept by parts of a bin; what that moves the threshold by is taken from the whole cohort.
        var apart = threshold - Threshold(result, study.Ranks, threshold, shift.Of(once), options);
        var fates = new PeakFate[cohorts.Count][];
        var idle = new ConcurrentBag<(PeelOff Peel, double[] Ranks, EventGroup Change)>();
        Parallel.For(0, cohorts.Count, new ParallelOptions { CancellationToken = cancellationToken }, c =>
        {
            (PeelOff Peel, double[] Ranks, EventGroup Change) scratch = idle.TryTake(out var used) ? used
                : (new PeelOff(), new double[study.Ranks.Length], new EventGroup());
            var changed = study.Changed(cohorts[c]);
            study.FillRanks(cohorts[c], changed, scratch.Change, scratch.Ranks);
            var least = apart + Threshold(result, scratch.Ranks, threshold, shift.Of(cohorts[c]), options);
            fates[c] = Fates(result, cohorts[c], changed, least, layout, options, scratch.Peel);
            idle.Add(scratch);
        });
        return fates;
    }

    private static PeakFate[] Fates(
        DirectionResult result, int[] weights, bool[] changed, double threshold, ArmLayout layout, RecurrenceOptions options, PeelOff peel)
    {
        var fates = new PeakFate[result.Peaks.Count];
        for (var g = 0; g < result.Grids.Length; g++)
        {
            if (!changed[g])
            {
                // The same events make the same peaks: only the threshold is another.
                for (var k = 0; k < fates.Length; k++)
                {
                    fates[k] = result.Peaks[k] is var peak && peak.Grid == g && peak.Peak.Residual >= threshold ? PeakFate.Found : fates[k];
                }
            }
            else if (result.Peaks.Any(p => p.Grid == g))
            {
                var grid = result.Grids[g];
                var peaks = peel.Find(grid, weights, threshold, DirectionAnalysis.ArmOf(grid, layout, options));
                for (var k = 0; k < fates.Length; k++)
                {
                    foreach (var other in peaks)
                    {
                        fates[k] = result.Peaks[k].Grid == g && Fate(grid, result.Peaks[k], other) is var fate && fate > fates[k] ? fate : fates[k];
                    }
                }
            }
        }

        return fates;
    }

    private static PeakFate Fate(ScoreGrid grid, FoundPeak peak, PeelPeak other)
    {
        if (other.First <= peak.WideLast && other.Last >= peak.WideFirst)
        {
            return PeakFate.Found;
        }

        return grid.Bounds[other.First] <= grid.Bounds[peak.WideLast + 1] + Near && grid.Bounds[other.Last + 1] >= grid.Bounds[peak.WideFirst] - Near
            ? PeakFate.Moved
            : PeakFate.Lost;
    }

    // The smallest sum of scores, to a part of a bin, at which P × markers ≤ q × the markers at or above it.
    private static double Threshold(
        DirectionResult result, double[] ranks, double threshold, (double[] Places, double[] Shifts) shift, RecurrenceOptions options)
    {
        var part = result.Bin / RanksPerBin;
        var (places, shifts) = shift;
        var knot = places.Length - 1;
        var above = 0.0;
        var least = double.PositiveInfinity;

        // Searched between half and twice the threshold of the whole cohort.
        for (var k = ranks.Length - 1; k * part >= threshold / 2; k--)
        {
            above += ranks[k];
            if (k * part > threshold * 2 || ranks[k] < LeastMarkers)
            {
                continue;
            }

            var place = (double)k / RanksPerBin;
            for (; knot > 0 && places[knot - 1] >= place; knot--)
            {
            }

            var change = place >= places[knot] || knot == 0
                ? shifts[knot]
                : shifts[knot - 1] + ((shifts[knot] - shifts[knot - 1]) * (place - places[knot - 1]) / (places[knot] - places[knot - 1]));
            if (Math.Exp(Math.Min(0, result.Null.LogP(k * part) + change)) * result.Markers <= options.QCutoff * above)
            {
                least = k * part;
            }
        }

        return least;
    }
}

/// <summary>What becomes of a peak in another cohort.</summary>
internal enum PeakFate
{
    /// <summary>There is no significant peak of its direction within 1 Mb of the wide peak.</summary>
    Lost,

    /// <summary>There is one, but not within the wide peak.</summary>
    Moved,

    /// <summary>There is one within the wide peak.</summary>
    Found,
}
