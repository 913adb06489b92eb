using MathNet.Numerics;

namespace CyclinE.Cohort;

/// <summary>The Mills ratio of the normal distribution, upper tail over density.</summary>
internal static class MillsRatio
{
    /// <summary>(1 − Φ(x)) / φ(x) for x ≥ 0.</summary>
    public static double Of(double x)
    {
        if (x < 5)
        {
            return SpecialFunctions.Erfc(x / Constants.Sqrt2) / 2 * Math.Exp(x * x / 2) * Constants.Sqrt2Pi;
        }

        // Laplace's continued fraction from the bottom; 40 levels are exact to rounding from x = 5.
        var fraction = x;
        for (var k = 40; k >= 1; k--)
        {
            fraction = x + (k / fraction);
        }

        return 1 / fraction;
    }
}
