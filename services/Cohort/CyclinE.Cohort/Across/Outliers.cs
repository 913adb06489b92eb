using CyclinE.Numerics;

namespace CyclinE.Cohort;

/// <summary>Distances from the median of a batch in robust standard deviations.</summary>
internal static class Outliers
{
    /// <summary>(x − median) / (1.4826 · MAD); null for a missing value, with too few values, or where they hardly differ.</summary>
    public static double?[] Of(double?[] values)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length < ArraysAcross.FewestForOutliers)
        {
            return new double?[values.Length];
        }

        var median = OrderStatistics.Median([.. known]);
        var sd = 1.4826 * OrderStatistics.Median([.. known.Select(v => Math.Abs(v - median))]);
        return sd > 1e-9 * Math.Abs(median) && sd > 0 ? [.. values.Select(v => (v - median) / sd)] : new double?[values.Length];
    }
}
