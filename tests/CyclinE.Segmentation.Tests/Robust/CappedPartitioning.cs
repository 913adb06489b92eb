using CyclinE.Segmentation.Robust;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>
/// The scalar reference of the capped loss: optimal partitioning in quadratic time over all last segments, the capped
/// cost of each by trying every run of its sorted values as the ones that count in full.
/// </summary>
public static class CappedPartitioning
{
    /// <summary>The optimum: ends of its segments, its cost, and whether no other segmentation comes within 1e-9.</summary>
    public sealed record Optimum(int[] Ends, double Cost, bool Unique);

    public static Optimum Solve(double[] values, double penalty, double cap)
    {
        var best = new double[values.Length + 1];
        var second = new double[values.Length + 1];
        var start = new int[values.Length + 1];
        best[0] = -penalty;
        for (var end = 1; end <= values.Length; end++)
        {
            best[end] = second[end] = double.PositiveInfinity;
            for (var first = end - 1; first >= 0; first--)
            {
                var cost = best[first] + penalty + SegmentCost(values.AsSpan(first, end - first), cap);
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

    /// <summary>Asserts that the fast program's segmentation is optimal, and is the optimum where there is only one.</summary>
    public static void AssertOptimal(double[] values, double penalty, double cap)
    {
        var optimum = Solve(values, penalty, cap);
        var ends = Ends(values, penalty, cap);
        var cost = -penalty;
        var first = 0;
        foreach (var end in ends)
        {
            cost += penalty + SegmentCost(values.AsSpan(first, end - first), cap);
            first = end;
        }

        Assert.Equal(values.Length, first);
        Assert.Equal(optimum.Cost, cost, Tolerance(optimum.Cost));
        if (optimum.Unique)
        {
            Assert.Equal(optimum.Ends, ends);
        }
    }

    public static int[] Ends(ReadOnlySpan<double> values, double penalty, double cap)
    {
        var ends = new int[values.Length];
        return ends[..CappedFpop.Segment(values, penalty, cap, ends, TestContext.Current.CancellationToken)];
    }

    /// <summary>min over μ of Σ min((x − μ)², κ): the values that count in full are neighbours in order of size.</summary>
    private static double SegmentCost(ReadOnlySpan<double> values, double cap)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var least = double.PositiveInfinity;
        for (var i = 0; i < sorted.Length; i++)
        {
            double mean = 0, rss = 0;
            for (var j = i; j < sorted.Length; j++)
            {
                var residual = sorted[j] - mean;
                mean += residual / (j - i + 1);
                rss += residual * (sorted[j] - mean);
                var capped = sorted.Length - (j - i + 1);
                least = Math.Min(least, capped == 0 ? rss : rss + (capped * cap));
            }
        }

        return least;
    }

    private static double Tolerance(double cost) => 1e-9 * Math.Max(1, Math.Abs(cost));
}
