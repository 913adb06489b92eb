using CyclinE.Segmentation.Robust;

namespace CyclinE.Segmentation.Tests.Robust;

/// <summary>Optimal partitioning of weighted values under the capped loss, every last segment and every set of full values tried.</summary>
public static class WeightedPartitioning
{
    public static void AssertOptimal(double[] values, double[] weights, double penalty, double cap)
    {
        var best = new double[values.Length + 1];
        best[0] = -penalty;
        for (var end = 1; end <= values.Length; end++)
        {
            best[end] = Enumerable.Range(0, end).Min(first => best[first] + penalty + SegmentCost(values[first..end], weights[first..end], cap));
        }

        var ends = new int[values.Length];
        var count = CappedFpop.Segment(values, weights, penalty, cap, ends, TestContext.Current.CancellationToken);
        var cost = -penalty;
        var start = 0;
        foreach (var end in ends[..count])
        {
            cost += penalty + SegmentCost(values[start..end], weights[start..end], cap);
            start = end;
        }

        Assert.Equal(values.Length, start);
        Assert.Equal(best[^1], cost, 1e-9 * Math.Max(1, Math.Abs(best[^1])));
    }

    /// <summary>The set of values that count in full changes only where μ passes the reach of one of them.</summary>
    private static double SegmentCost(double[] values, double[] weights, double cap)
    {
        double[] borders = [.. values.Concat(values.Zip(weights, (x, w) => x - Math.Sqrt(cap / w)))
            .Concat(values.Zip(weights, (x, w) => x + Math.Sqrt(cap / w))).Where(double.IsFinite).Order()];
        var least = double.PositiveInfinity;
        foreach (var level in borders.Concat(borders.Zip(borders.Skip(1), (a, b) => 0.5 * (a + b))))
        {
            double weight = 0, mean = 0, cost = 0;
            for (var i = 0; i < values.Length; i++)
            {
                if (weights[i] * (values[i] - level) * (values[i] - level) > cap)
                {
                    cost += cap;
                    continue;
                }

                weight += weights[i];
                var residual = values[i] - mean;
                mean += residual * weights[i] / weight;
                cost += weights[i] * residual * (values[i] - mean);
            }

            least = Math.Min(least, cost);
        }

        return least;
    }
}
