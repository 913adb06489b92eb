using CyclinE.Segmentation.Fpop;

namespace CyclinE.Segmentation.Tests.Fpop;

/// <summary>
/// The scalar reference: optimal partitioning in quadratic time (Jackson et al. 2005), every last segment tried for
/// every prefix, costs by Welford's update.
/// </summary>
public static class OptimalPartitioning
{
    /// <summary>The optimum: ends of its segments, its cost, and whether no other segmentation comes within 1e-9.</summary>
    public sealed record Optimum(int[] Ends, double Cost, bool Unique);

    public static Optimum Solve(ReadOnlySpan<double> values, double penalty)
    {
        var best = new double[values.Length + 1];
        var second = new double[values.Length + 1];
        var start = new int[values.Length + 1];
        best[0] = -penalty;
        for (var end = 1; end <= values.Length; end++)
        {
            best[end] = second[end] = double.PositiveInfinity;
            double mean = 0, rss = 0;
            for (var first = end - 1; first >= 0; first--)
            {
                Welford(values[first], end - first, ref mean, ref rss);
                var cost = best[first] + penalty + rss;
                if (cost < best[end])
                {
                    second[end] = best[end];
                    (best[end], start[end]) = (cost, first);
                }
                else
                {
                    second[end] = Math.Min(second[end], cost);
                }
            }
        }

        var ends = new List<int>();
        var unique = true;
        for (var end = values.Length; end > 0; end = start[end])
        {
            ends.Insert(0, end);
            unique &= second[end] - best[end] > Tolerance(best[end]);
        }

        return new Optimum([.. ends], best[^1], unique);
    }

    /// <summary>Residual sums of squares plus β per break of a given segmentation.</summary>
    public static double Cost(ReadOnlySpan<double> values, ReadOnlySpan<int> ends, double penalty)
    {
        var cost = -penalty;
        var first = 0;
        foreach (var end in ends)
        {
            double mean = 0, rss = 0;
            for (var i = first; i < end; i++)
            {
                Welford(values[i], i - first + 1, ref mean, ref rss);
            }

            cost += penalty + rss;
            first = end;
        }

        return cost;
    }

    /// <summary>Asserts that the fast program's segmentation of the values is optimal, and is the optimum where there is only one.</summary>
    public static void AssertOptimal(double[] values, double penalty)
    {
        var optimum = Solve(values, penalty);
        var ends = Ends(values, penalty);
        Assert.Equal(optimum.Cost, Cost(values, ends, penalty), Tolerance(optimum.Cost));
        if (optimum.Unique)
        {
            Assert.Equal(optimum.Ends, ends);
        }
    }

    public static int[] Ends(ReadOnlySpan<double> values, double penalty)
    {
        var ends = new int[values.Length];
        return ends[..FpopSegmenter.Segment(values, penalty, ends, TestContext.Current.CancellationToken)];
    }

    private static double Tolerance(double cost) => 1e-9 * Math.Max(1, Math.Abs(cost));

    private static void Welford(double value, int count, ref double mean, ref double rss)
    {
        var residual = value - mean;
        mean += residual / count;
        rss += residual * (value - mean);
    }
}
