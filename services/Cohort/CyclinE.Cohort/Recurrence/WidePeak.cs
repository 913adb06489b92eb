namespace CyclinE.Cohort;

/// <summary>Bounds of the region that holds the target of a peak with a stated confidence (RegBounder).</summary>
internal static class WidePeak
{
    private const double Rounding = 1e-9;

    /// <summary>
    /// Widens a plateau while the drop to the next interval is one that chance makes within a window as wide as the region is by
    /// now, until nothing more joins.
    /// </summary>
    public static (int First, int Last) Find(ScoreGrid grid, ReadOnlySpan<double> residual, PeelPeak peak, ShiftedRange range)
    {
        var (first, last) = (peak.First, peak.Last);
        for (var grown = true; grown;)
        {
            grown = false;
            var least = peak.Residual - range.Quantile(grid.Bounds[last + 1] - grid.Bounds[first]) - (Rounding * peak.Residual);
            for (; first > 0 && residual[first - 1] >= least; first--)
            {
                grown = true;
            }

            for (; last + 1 < grid.Length && residual[last + 1] >= least; last++)
            {
                grown = true;
            }
        }

        return (first, last);
    }
}
