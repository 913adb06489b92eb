namespace CyclinE.Reporting.Plots;

/// <summary>The vertical range of a pair's drawings: the same for both arrays, so that heights can be compared.</summary>
internal static class Log2Range
{
    private const double Least = 1.5;
    private const double Most = 6;
    private const double Room = 0.25;
    private const double Tail = 0.0005;

    /// <summary>
    /// Wide enough for every segment and event, and for all probes but one in a thousand; those beyond stand at the
    /// edge, because a single probe at −8 would press everything else flat.
    /// </summary>
    public static (double Low, double High) Of(PairView view)
    {
        var (low, high) = (-Least, Least);
        foreach (var side in (ReadOnlySpan<PairSide>)[view.Resistant, view.Parental])
        {
            foreach (var (_, log2) in side.Segments)
            {
                (low, high) = (Math.Min(low, log2 - Room), Math.Max(high, log2 + Room));
            }

            var values = (side.Profile?.Probes.Chromosomes ?? [])
                .SelectMany(range => side.Probes(range.Chromosome))
                .Select(p => p.Log2)
                .Order()
                .ToArray();
            if (values.Length > 0)
            {
                var cut = (int)(values.Length * Tail);
                (low, high) = (Math.Min(low, values[cut]), Math.Max(high, values[values.Length - 1 - cut]));
            }
        }

        return (Math.Max(-Most, Math.Floor(low * 4) / 4), Math.Min(Most, Math.Ceiling(high * 4) / 4));
    }
}
