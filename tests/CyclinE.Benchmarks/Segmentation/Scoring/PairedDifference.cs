namespace CyclinE.Benchmarks.Segmentation.Scoring;

/// <summary>Mean of paired differences and its 95% interval by Student's t.</summary>
/// <param name="Mean">Mean difference.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct PairedDifference(double Mean, double Low, double High)
{
    /// <summary>Of first less second.</summary>
    public static PairedDifference Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double[] differences = [.. first.Zip(second, (a, b) => a - b)];
        var mean = differences.Average();
        var n = differences.Length;
        var half = n < 2 ? double.PositiveInfinity : Quantile(n - 1) * Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (n - 1) / n);
        return new PairedDifference(mean, mean - half, mean + half);
    }

    /// <summary>The 97.5% quantile of t, by Cornish and Fisher's expansion about the normal one; 1e-3 from 5 degrees of freedom on.</summary>
    private static double Quantile(int degrees)
    {
        const double z = 1.959963984540054;
        const double z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
        double v = degrees;
        return z + ((z3 + z) / (4 * v)) + (((5 * z5) + (16 * z3) + (3 * z)) / (96 * v * v))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / (384 * v * v * v));
    }
}
