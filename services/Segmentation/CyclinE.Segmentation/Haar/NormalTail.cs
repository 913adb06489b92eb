namespace CyclinE.Segmentation.Haar;

/// <summary>Two-sided tail of the normal distribution, 2·(1 − Φ(z)) = erfc(z/√2), to 13 digits and more.</summary>
internal static class NormalTail
{
    // Below it the series of erf converges in 60 terms and loses no more than two digits to 1 − erf.
    private const double SeriesEnd = 2.5;
    private const int Terms = 80;

    /// <summary>P(|Z| ≥ z); 0 from about 38 on.</summary>
    /// <param name="z">Not negative.</param>
    public static double TwoSided(double z)
    {
        var density = Math.Sqrt(2 / Math.PI) * Math.Exp(-0.5 * z * z);
        if (z < SeriesEnd)
        {
            double term = z, sum = z;
            for (var n = 1; n < Terms; n++)
            {
                term *= z * z / ((2 * n) + 1);
                sum += term;
            }

            return 1 - (density * sum);
        }

        // Laplace's continued fraction z + 1/(z + 2/(z + 3/…)), from its far end.
        var fraction = z;
        for (var n = Terms; n > 0; n--)
        {
            fraction = z + (n / fraction);
        }

        return density / fraction;
    }

    /// <summary>The z whose two-sided tail is p.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    public static double TwoSidedQuantile(double p)
    {
        double low = 0, high = 40;
        for (var round = 0; round < 100; round++)
        {
            var middle = 0.5 * (low + high);
            if (TwoSided(middle) > p)
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
}
