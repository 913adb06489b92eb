namespace CyclinE.Amplification.Probability;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const double Far = 8;

    /// <summary>Φ(x), by the series Φ = ½ + φ·(x + x³/3 + x⁵/(3·5) + …) of Marsaglia (2004); 0 or 1 beyond 8.</summary>
    public static double Cumulative(double x)
    {
        if (!(Math.Abs(x) < Far))
        {
            return x > 0 ? 1 : 0;
        }

        double sum = x, term = x, last = double.NaN;
        for (var odd = 3; sum != last; odd += 2)
        {
            last = sum;
            term *= x * x / odd;
            sum += term;
        }

        return 0.5 + (sum * Density(x));
    }

    /// <summary>φ(x).</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>Probability of [low, high) under N(mean, variance); a variance of 0 is a point.</summary>
    public static double Between(double low, double high, double mean, double variance)
    {
        if (variance <= 0)
        {
            return mean >= low && mean < high ? 1 : 0;
        }

        var sd = Math.Sqrt(variance);
        return Math.Max(0, Cumulative((high - mean) / sd) - Cumulative((low - mean) / sd));
    }
}
