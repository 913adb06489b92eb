namespace CyclinE.Cohort;

/// <summary>Fisher's exact test of one 2×2 table with the conditional odds ratio.</summary>
public sealed record FisherExactTest
{
    /// <summary>Two-sided P; 1 where a margin is zero. Underflows to 0 below 1e-308: see <see cref="LogP"/>.</summary>
    public required double P { get; init; }

    /// <summary>Natural logarithm of <see cref="P"/>, finite for every table.</summary>
    public required double LogP { get; init; }

    /// <summary>Conditional maximum likelihood odds ratio, 0 to +∞; null where a margin is zero.</summary>
    public required double? OddsRatio { get; init; }

    /// <summary>Lower limit of the exact interval of the odds ratio; null where a margin is zero.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper limit of the exact interval of the odds ratio, may be +∞; null where a margin is zero.</summary>
    public required double? Upper { get; init; }

    /// <summary>Coverage of the interval, 0–1.</summary>
    public required double Level { get; init; }

    /// <summary>Why there is no odds ratio; null where there is one.</summary>
    public string? Undefined { get; init; }
}
