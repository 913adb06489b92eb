using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace CyclinE.Cohort.Survival;

/// <summary>Upper tails by their finite sums, which keep every digit where the tail is small.</summary>
internal static class ChiSquareTail
{
    /// <summary>P(χ² ≥ x) with whole degrees of freedom; NaN for NaN and for 0 degrees.</summary>
    public static double Upper(double x, int degrees)
    {
        if (double.IsNaN(x) || degrees < 1)
        {
            return double.NaN;
        }

        if (x <= 0)
        {
            return 1;
        }

        // Abramowitz & Stegun 26.4.4 and 26.4.5.
        var half = x / 2;
        var odd = degrees % 2 == 1;
        var term = odd ? Math.Sqrt(half / Math.PI) * 2 * Math.Exp(-half) : Math.Exp(-half);
        var sum = odd ? SpecialFunctions.Erfc(Math.Sqrt(half)) : 0;
        for (var k = odd ? 3 : 2; k <= degrees; k += 2)
        {
            sum += term;
            term *= x / k;
        }

        return Math.Min(1, sum);
    }

    /// <summary>Two-sided normal P of z.</summary>
    public static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>The normal quantile that a two-sided interval of this coverage needs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public static double Quantile(double level) => level is > 0 and < 1
        ? Normal.InvCDF(0, 1, (1 + level) / 2)
        : throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies above 0 and below 1.");
}
