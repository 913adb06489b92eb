using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Scoring;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Truth;

/// <summary>Hits against false breaks as a method's penalty, level or rate is turned.</summary>
internal static class PenaltyGrid
{
    private static readonly double[] Penalties = [1, 1.5, 2, 2.25, 2.5, 3, 4, 5, 6, 8];
    private static readonly double[] Alphas = [1e-4, 1e-3, 0.01, 0.02];

    /// <summary>Robust, winsorised fpop and cbs (whose breaks are DNAcopy's) on the same arrays.</summary>
    public static IEnumerable<GridRow> Measure(IReadOnlyList<double> purities, int first, int count)
    {
        var pools = new H1395Pools();
        foreach (var purity in purities)
        {
            MeasuredArray[] arrays = [.. Enumerable.Range(first, count).Select(seed => pools.Resample(purity, seed))];
            foreach (var c in Penalties)
            {
                yield return Row(purity, "robust", c, arrays, BreakMethod.Ours("", new ArraySegmentationOptions { Penalty = c }));
                yield return Row(purity, "fpop winsorised", c, arrays, BreakMethod.WinsorisedFpop("", c));
            }

            foreach (var alpha in Alphas)
            {
                yield return Row(purity, "cbs", alpha, arrays,
                    BreakMethod.Ours("", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Cbs, CbsAlpha = alpha, CbsSmooth = false }));
            }
        }
    }

    private static GridRow Row(double purity, string name, double setting, MeasuredArray[] arrays, BreakMethod method)
    {
        BreakMatch[] matches = [.. arrays.Select(a => BreakMatch.Of(method.Find(a), a.Truth, ResampledTruth.Tolerance))];
        return new GridRow(purity, name, setting, matches.Sum(m => m.True), matches.Sum(m => m.Hits), matches.Sum(m => m.False), matches.Average(m => m.F1));
    }
}
