namespace CyclinE.Benchmarks.Segmentation.Scoring;

/// <summary>Sets of breaks compared exactly, to the probe.</summary>
internal static class BreakSets
{
    /// <summary>Common breaks over all breaks of either; 1 where neither has any.</summary>
    public static double Jaccard(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var common = first.Intersect(second).Count();
        var all = first.Count + second.Count - common;
        return all == 0 ? 1 : (double)common / all;
    }

    /// <summary>Median of an unordered list.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
