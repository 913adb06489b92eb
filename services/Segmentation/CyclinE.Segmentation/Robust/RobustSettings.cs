using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Robust;

/// <summary>The numbers that steer <see cref="RobustSegmenter"/>, derived from the scalars of the whole array.</summary>
public sealed record RobustSettings
{
    /// <summary>Smallest K: the cap is never under three noise sds.</summary>
    public const double SmallestK = 3;

    /// <summary>
    /// By how much K² exceeds what m₀ probes at one level need to be worth two breaks: as much as each may spend, in
    /// squared noise sds, on not being at one level. Amplified probes scatter more than the array's σ says.
    /// </summary>
    public const double Spread = 8;

    /// <summary>N: finite probes of the array.</summary>
    public required int Probes { get; init; }

    /// <summary>Noise sd σ of the array (log2 units).</summary>
    public required double Sigma { get; init; }

    /// <summary>Autocorrelation factor τ of the array.</summary>
    public required double Tau { get; init; }

    /// <summary>c · ln N: what T² of two neighbours must reach.</summary>
    public required double Threshold { get; init; }

    /// <summary>Penalty per break β = c · σ² · τ · ln N.</summary>
    public required double Penalty { get; init; }

    /// <summary>κ = K²σ², the most that one probe may cost; infinite for the squared loss without cap.</summary>
    public required double Cap { get; init; }

    /// <summary>m₀: fewest probes of a segment.</summary>
    public required int MinProbes { get; init; }

    /// <summary>Whether runs beyond K that lie at no one level are cut out; off only to measure what it gives.</summary>
    public bool Ragged { get; init; } = true;

    /// <summary>Whether short segments are tested against the tails of the values beside them; off only to measure what it gives.</summary>
    public bool Tails { get; init; } = true;

    /// <summary>Whether neighbours are merged by the noise of their own state; off only to measure what it gives.</summary>
    public bool Merge { get; init; } = true;

    /// <summary>Whether breaks are placed under the noise of their own two sides; off only to measure what it gives.</summary>
    public bool Place { get; init; } = true;

    /// <summary>Whether values are segmented once more, weighted by the noise of their level.</summary>
    public bool Refit { get; init; }

    /// <summary>Derives them: K² = max(9, 2β/(m₀σ²) + 8).</summary>
    /// <param name="sigma">Effective σ &gt; 0 of the array.</param>
    /// <param name="tau">Effective τ ≥ 1 of the array.</param>
    /// <param name="probes">N: finite probes of the whole array; one counts as two.</param>
    /// <param name="options">Hold c, m₀ and whether to refit.</param>
    public static RobustSettings From(double sigma, double tau, int probes, SegmentationOptions options)
    {
        var threshold = options.Penalty * Math.Log(Math.Max(2, probes));
        var penalty = threshold * tau * sigma * sigma;
        return new RobustSettings
        {
            Probes = Math.Max(2, probes),
            Sigma = sigma,
            Tau = tau,
            Threshold = threshold,
            Penalty = penalty,
            Cap = Math.Max(SmallestK * SmallestK * sigma * sigma, (2 * penalty / options.MinProbes) + (Spread * sigma * sigma)),
            MinProbes = options.MinProbes,
            Refit = options.Refit,
        };
    }
}
