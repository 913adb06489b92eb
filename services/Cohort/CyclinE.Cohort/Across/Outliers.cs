using CyclinE.Numerics;

namespace CyclinE.Cohort;

/// <summary>Distances from the median of a batch in robust standard deviations.</summary>
internal static class Outliers
{
    /// <summary>(x − median) / (1.4826 · MAD); null for a missing or infinite value, with too few values, or where they hardly differ.</summary>
    public static double?[] Of(double?[] values)
    {
        double[] known = [.. values.OfType<double>().Where(double.IsFinite)];
        if (known.Length < ArraysAcross.FewestForOutliers)
        {
            return new double?[values.Length];
        }

        var median = OrderStatistics.Median([.. known]);
        var sd = 1.4826 * OrderStatistics.Median([.. known.Select(v => Math.Abs(v - median))]);
        return sd > 1e-9 * Math.Abs(median) && sd > 0 ? [.. values.Select(v => v is { } value && double.IsFinite(value) ? (value - median) / sd : (double?)null)] : new double?[values.Length];
    }
}
