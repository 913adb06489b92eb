using CyclinE.Numerics;

namespace CyclinE.Segmentation.Segments;

/// <summary>The noise figures of a segmentation: floors for degenerate scalars, the penalty, and the noise of one segment.</summary>
public static class SegmentationNoise
{
    /// <summary>
    /// Smallest σ that is believed (log2 units). Vendors print log2 ratios with three decimals or more, so a median of
    /// zero over the differences means rounded, smoothed or constant input, not a measurement without noise.
    /// </summary>
    public const double SigmaFloor = 0.001;

    /// <summary>Pseudo-observations at the array's σ to which the noise of a segment is shrunk.</summary>
    public const int PriorProbes = 20;

    /// <summary>σ as it enters the penalty: at least <see cref="SigmaFloor"/>, also where it could not be estimated (NaN).</summary>
    /// <param name="sigma">σ of the whole array in log2 units, or NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">σ is negative or infinite.</exception>
    public static double EffectiveSigma(double sigma)
    {
        if (double.IsNaN(sigma))
        {
            return SigmaFloor;
        }

        RequireFinite(sigma, nameof(sigma));
        return Math.Max(SigmaFloor, sigma);
    }

    /// <summary>τ as it enters the penalty: at least 1, also where it could not be estimated (NaN).</summary>
    /// <param name="tau">Autocorrelation factor of the whole array, or NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">τ is negative or infinite.</exception>
    public static double EffectiveTau(double tau)
    {
        if (double.IsNaN(tau))
        {
            return 1;
        }

        RequireFinite(tau, nameof(tau));
        return Math.Max(1, tau);
    }

    /// <summary>Penalty per break β = c · σ² · τ · ln N in squared log2 units. One probe counts as two, so that β is never zero.</summary>
    /// <param name="sigma">Effective σ (log2 units).</param>
    /// <param name="tau">Effective τ.</param>
    /// <param name="probes">N: finite probes of the whole array, whichever chromosomes are segmented.</param>
    /// <param name="factor">c.</param>
    public static double Penalty(double sigma, double tau, int probes, double factor) =>
        factor * sigma * sigma * tau * Math.Log(Math.Max(2, probes));

    /// <summary>
    /// Noise sd of one segment, s̃ = √((20σ² + (n − 1)s²) / (19 + n)): its own lag-1 estimate s shrunk to σ. A single
    /// probe has no estimate of its own and gets σ.
    /// </summary>
    /// <param name="values">Values of the segment; non-finite ones are passed over.</param>
    /// <param name="sigma">Effective σ of the array, in the values' unit.</param>
    public static double SegmentSd(ReadOnlySpan<float> values, double sigma)
    {
        var n = 0;
        foreach (var value in values)
        {
            n += float.IsFinite(value) ? 1 : 0;
        }

        if (n < 2)
        {
            return sigma;
        }

        var own = LagNoise.Sigma(values);
        return Math.Sqrt(((PriorProbes * sigma * sigma) + ((n - 1) * own * own)) / (PriorProbes - 1 + n));
    }

    private static void RequireFinite(double value, string name)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(name, value, "A non-negative finite number is needed (NaN: not estimable).");
        }
    }
}
