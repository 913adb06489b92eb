using MathNet.Numerics;

namespace CyclinE.Segmentation.Allele;

/// <summary>
/// The folded normal: |X| for X normal with mean ν and sd σ. What m = |b − ½| follows at the heterozygotes of a segment,
/// whose two bands lie at ½ ± ν.
/// </summary>
internal static class FoldedNormal
{
    /// <summary>Its mean at balance in units of σ, √(2/π).</summary>
    public const double MeanAtBalance = 0.79788456080286541;

    private const double MedianAtBalance = 0.67448975019608171;

    // 1 / (2·f) with f the density of |Z| at its median: the sd of the median of n is this / √n.
    private const double MedianSpread = 0.78667158760526;

    /// <summary>E|X|.</summary>
    public static double Mean(double nu, double sigma)
    {
        var t = nu / sigma;
        return (sigma * MeanAtBalance * Math.Exp(-0.5 * t * t)) + (nu * SpecialFunctions.Erf(t / Math.Sqrt(2)));
    }

    /// <summary>The ν ≥ 0 whose E|X| is the given mean; 0 where that is not above the mean at balance.</summary>
    public static double Location(double mean, double sigma)
    {
        if (!(mean > MeanAtBalance * sigma))
        {
            return 0;
        }

        double low = 0, high = mean;
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            if (Mean(middle, sigma) < mean)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return 0.5 * (low + high);
    }

    /// <summary>
    /// One-sided P of ν = 0 from the median of n values, σ known up to a relative error. By the median, because a homozygous
    /// locus taken for a heterozygous one lies far out.
    /// </summary>
    public static double BalanceP(double median, int n, double sigma, double sigmaError)
    {
        var error = sigma * Math.Sqrt((MedianSpread * MedianSpread / n) + (MedianAtBalance * MedianAtBalance * sigmaError * sigmaError));
        return 0.5 * SpecialFunctions.Erfc((median - (MedianAtBalance * sigma)) / (error * Math.Sqrt(2)));
    }
}
