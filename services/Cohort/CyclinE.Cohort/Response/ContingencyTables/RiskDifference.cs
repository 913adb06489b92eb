using MathNet.Numerics.Distributions;

namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Difference of two rates with the hybrid score interval.</summary>
/// <param name="Difference">First rate − second rate.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Level">Coverage, 0–1.</param>
/// <remarks>Newcombe, <em>Stat. Med.</em> 17:873 (1998), method 10: Wilson's limits of each rate, combined.</remarks>
public sealed record RiskDifference(double Difference, double Lower, double Upper, double Level)
{
    /// <summary>Of [[a, b], [c, d]]: rows are groups, columns outcomes; null where a group is empty.</summary>
    public static RiskDifference? Of(int a, int b, int c, int d, double level = 0.95)
    {
        if (a + b == 0 || c + d == 0)
        {
            return null;
        }

        var z = Normal.InvCDF(0, 1, (1 + level) / 2);
        var (p, low, high) = Wilson(a, a + b, z);
        var (q, below, above) = Wilson(c, c + d, z);
        return new RiskDifference(
            p - q,
            p - q - Math.Sqrt(((p - low) * (p - low)) + ((above - q) * (above - q))),
            p - q + Math.Sqrt(((high - p) * (high - p)) + ((q - below) * (q - below))),
            level);
    }

    private static (double Rate, double Low, double High) Wilson(int x, int n, double z)
    {
        var rate = (double)x / n;
        var centre = ((2.0 * x) + (z * z)) / (2 * (n + (z * z)));
        var half = z * Math.Sqrt((z * z) + (4.0 * x * (1 - rate))) / (2 * (n + (z * z)));
        return (rate, centre - half, centre + half);
    }
}
