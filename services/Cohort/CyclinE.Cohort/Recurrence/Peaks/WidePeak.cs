using CyclinE.Cohort.Recurrence.Scoring;

namespace CyclinE.Cohort.Recurrence.Peaks;

/// <summary>Bounds of the region that holds the target of a peak with a stated confidence (RegBounder).</summary>
/// <remarks>
/// A place is let go when the score drops from the peak to it by more than chance makes within the window that holds both. Close to
/// a peak windows hold less than one break on average and chance explains nothing; the search therefore goes on until the drop is more
/// than chance makes in a window several times as wide, and ends at the last place not let go.
/// </remarks>
internal static class WidePeak
{
    private const double Rounding = 1e-9;

    /// <summary>How many times as wide a window ends the search.</summary>
    private const double Reach = 8;

    public static (int First, int Last) Find(ScoreGrid grid, ReadOnlySpan<double> residual, PeelPeak peak, ShiftedRange range)
    {
        var (first, last) = (peak.First, peak.Last);
        for (var k = peak.First - 1; k >= 0; k--)
        {
            var drop = peak.Residual * (1 - Rounding) - residual[k];
            double width = grid.Bounds[peak.Last + 1] - grid.Bounds[k + 1] + 1;
            if (drop > range.Quantile(Reach * width))
            {
                break;
            }

            first = drop <= range.Quantile(width) ? k : first;
        }

        for (var k = peak.Last + 1; k < grid.Length; k++)
        {
            var drop = peak.Residual * (1 - Rounding) - residual[k];
            double width = grid.Bounds[k] - grid.Bounds[peak.First] + 1;
            if (drop > range.Quantile(Reach * width))
            {
                break;
            }

            last = drop <= range.Quantile(width) ? k : last;
        }

        return (first, last);
    }
}
