using CyclinE.Genomics.Results.Pairs;

namespace CyclinE.Reporting.Plots;

/// <summary>How much of a chromosome is shown around an event.</summary>
internal static class RegionWindow
{
    private const int LeastMargin = 2_000_000;
    private const int LeastProbes = 30;

    /// <summary>
    /// Twice the event's length to each side, at least 2 Mb, and as far as it takes to show 30 probes: on an array of
    /// clones 2 Mb may hold two.
    /// </summary>
    public static (int Start, int End) Around(PairView view, PairEvent e)
    {
        var last = view.Resistant.Extents().Where(x => x.Chromosome == e.Chromosome).Select(x => x.Last).DefaultIfEmpty(e.End).Max();
        last = Math.Max(Math.Max(last, e.OuterEnd), view.Build.LengthOf(e.Chromosome) ?? 0);
        long margin = Math.Max(LeastMargin, 2L * (e.End - e.Start));
        while (true)
        {
            var start = (int)Math.Max(1, Math.Min(e.Start - margin, e.OuterStart));
            var end = (int)Math.Min(last, Math.Max(e.End + margin, e.OuterEnd));
            if ((start == 1 && end == last) || view.Resistant.Profile is null
                || view.Resistant.Probes(e.Chromosome, start, end).Skip(LeastProbes - 1).Any())
            {
                return (start, end);
            }

            margin = margin * 3 / 2;
        }
    }
}
