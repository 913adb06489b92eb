using CyclinE.Segmentation.Joint;

namespace CyclinE.Segmentation.Tests.Joint;

/// <summary>
/// The scalar reference: squares plus β per shared break of several channels, every last segment of legal length tried
/// for every prefix.
/// </summary>
internal static class SharedPartitioning
{
    public static (int[] Ends, double Cost) Solve(double[][] channels, double penalty, int minimum)
    {
        var n = channels[0].Length;
        var best = new double[n + 1];
        var start = new int[n + 1];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = -penalty;
        for (var end = Math.Min(minimum, n); end <= n; end++)
        {
            var (means, counts, squares) = (new double[channels.Length], new int[channels.Length], 0.0);
            for (var first = end - 1; first >= 0; first--)
            {
                for (var c = 0; c < channels.Length; c++)
                {
                    Welford(channels[c][first], ref counts[c], ref means[c], ref squares);
                }

                var cost = best[first] + penalty + squares;
                if (end - first >= Math.Min(minimum, n) && cost < best[end])
                {
                    (best[end], start[end]) = (cost, first);
                }
            }
        }

        var ends = new List<int>();
        for (var end = n; end > 0; end = start[end])
        {
            ends.Insert(0, end);
        }

        return ([.. ends], best[n]);
    }

    public static double Cost(double[][] channels, IReadOnlyList<int> ends, double penalty)
    {
        var cost = -penalty;
        var first = 0;
        foreach (var end in ends)
        {
            cost += penalty + channels.Sum(c => Squares(c.AsSpan(first, end - first)));
            first = end;
        }

        return cost;
    }

    public static ChannelSums Sums(double[][] channels)
    {
        var sums = new ChannelSums(channels.Length, channels[0].Length);
        for (var c = 0; c < channels.Length; c++)
        {
            sums.Load(c, channels[c], new bool[channels[c].Length]);
        }

        return sums;
    }

    private static double Squares(ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        var n = 0;
        foreach (var x in values)
        {
            Welford(x, ref n, ref mean, ref squares);
        }

        return squares;
    }

    private static void Welford(double x, ref int n, ref double mean, ref double squares)
    {
        if (!double.IsNaN(x))
        {
            n++;
            var residual = x - mean;
            mean += residual / n;
            squares += residual * (x - mean);
        }
    }
}
