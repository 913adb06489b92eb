using CyclinE.Numerics;

namespace CyclinE.Amplification.Pairs;

/// <summary>Significance of the events of a difference, scanned over the whole genome.</summary>
internal static class GenomeWideSignificance
{
    // The approximation falls towards 0 below its maximum near √3, where it has nothing to say.
    private static readonly double SmallestStatistic = Math.Sqrt(3);

    /// <summary>
    /// λ(|z|), the expected number of stretches as extreme on a genome without change: the tail of the largest standardised arc,
    /// summed over chromosomes with m = n/τ effective probes and arcs of at least <paramref name="minProbes"/>.
    /// </summary>
    /// <param name="z">δ/SE.</param>
    /// <param name="probes">Probes of each chromosome.</param>
    /// <param name="tau">Autocorrelation factor.</param>
    /// <param name="minProbes">m₀: a chromosome of at most twice as many adds nothing.</param>
    public static double ExpectedExceedances(double z, IEnumerable<int> probes, double tau, int minProbes)
    {
        var statistic = Math.Max(Math.Abs(z), SmallestStatistic);
        var sum = 0.0;
        foreach (var count in probes)
        {
            sum += CircularBinaryTail.Integral(statistic, count / tau, (double)minProbes / count);
        }

        return sum;
    }

    /// <summary>P = 1 − e^{−λ}.</summary>
    public static double FamilyWise(double lambda) => lambda < 1e-5 ? lambda - (0.5 * lambda * lambda) : 1 - Math.Exp(-lambda);

    /// <summary>q_(k) = min over l ≥ k of min(1, λ_l/l), events by decreasing |z|, k from 1.</summary>
    /// <param name="lambdas">λ of the events, ascending.</param>
    public static double[] StepUp(ReadOnlySpan<double> lambdas)
    {
        var q = new double[lambdas.Length];
        var least = 1.0;
        for (var i = lambdas.Length - 1; i >= 0; i--)
        {
            least = Math.Min(least, lambdas[i] / (i + 1));
            q[i] = least;
        }

        return q;
    }
}
