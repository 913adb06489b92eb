using CyclinE.Amplification.Centres;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Events;

/// <summary>
/// Levels on both sides of a run of probes: the median over the probes (each with its stretch's level) of 10 Mb, widened to
/// the nearest 20 probes where 10 Mb hold fewer, and never beyond the arm.
/// </summary>
/// <remarks>
/// A side on which the arm has fewer than 20 probes left is the arm's end and has no median. Where that is so on both sides
/// (short chromosomes of sparse arrays), sides of at least <see cref="Fewest"/> probes are taken, for else nothing there could
/// ever be focal.
/// </remarks>
internal static class Flanks
{
    public const int Fewest = 5;

    /// <summary>The medians to the left and right of the probes <paramref name="first"/> … <paramref name="last"/>.</summary>
    public static (double? Left, double? Right) Medians(
        ProbeTrack track, IReadOnlyList<Stretch> stretches, int first, int last, EventRule options)
    {
        var left = LeftOf(track, first, options);
        var right = RightOf(track, last, options);
        var fewest = left.Probes >= options.FlankProbes || right.Probes >= options.FlankProbes
            ? options.FlankProbes
            : Math.Min(Fewest, options.FlankProbes);
        return (
            left.Probes >= fewest ? Median(stretches, left) : null,
            right.Probes >= fewest ? Median(stretches, right) : null);
    }

    /// <summary>The median over both sides together; null where there are too few probes.</summary>
    public static double? Median(ProbeTrack track, IReadOnlyList<Stretch> stretches, int first, int last, EventRule options)
    {
        var left = LeftOf(track, first, options);
        var right = RightOf(track, last, options);
        return left.Probes + right.Probes >= Math.Min(Fewest, options.FlankProbes) ? Median(stretches, left, right) : null;
    }

    private static Window LeftOf(ProbeTrack track, int first, EventRule options)
    {
        if (first <= 0)
        {
            return default;
        }

        // A gene may lie beyond the last probe.
        var edge = Math.Min(first, track.Count - 1);
        var reach = Math.Max(0, track.Positions[edge] - (options.FlankMegabases * 1e6));
        var begin = Math.Max(track.ArmOf(edge).First, Math.Min(track.NumberOfPosition((int)reach), first - options.FlankProbes));
        return new Window(begin, first - begin);
    }

    private static Window RightOf(ProbeTrack track, int last, EventRule options)
    {
        if (last >= track.Count - 1)
        {
            return default;
        }

        var edge = Math.Max(last, 0);
        var reach = Math.Min(int.MaxValue - 1, track.Positions[edge] + (options.FlankMegabases * 1e6));
        var end = Math.Min(track.ArmOf(edge).Last, Math.Max(track.NumberOfPosition((int)reach + 1) - 1, last + options.FlankProbes));
        return new Window(last + 1, end - last);
    }

    private static double Median(IReadOnlyList<Stretch> stretches, params ReadOnlySpan<Window> windows)
    {
        var levels = new List<(double Level, double Weight)>();
        foreach (var window in windows)
        {
            for (var i = StretchOf(stretches, window.First); i < stretches.Count && stretches[i].First <= window.Last; i++)
            {
                var weight = Math.Min(stretches[i].Last, window.Last) - Math.Max(stretches[i].First, window.First) + 1;
                if (weight > 0)
                {
                    levels.Add((stretches[i].Level, weight));
                }
            }
        }

        return WeightedMedian.Of(levels);
    }

    private static int StretchOf(IReadOnlyList<Stretch> stretches, int probe)
    {
        int low = 0, high = stretches.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (stretches[middle].Last < probe)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private readonly record struct Window(int First, int Probes)
    {
        public int Last => First + Probes - 1;
    }
}
