using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>A 2×2 table with Fisher's exact test and the conditional odds ratio.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record TwoByTwo
{
    /// <summary>Cyclin E positive with benefit.</summary>
    public required int PositiveYes { get; init; }

    /// <summary>Cyclin E positive without benefit.</summary>
    public required int PositiveNo { get; init; }

    /// <summary>Cyclin E negative with benefit.</summary>
    public required int NegativeYes { get; init; }

    /// <summary>Cyclin E negative without benefit.</summary>
    public required int NegativeNo { get; init; }

    /// <summary>Two-sided Fisher P.</summary>
    public required double P { get; init; }

    /// <summary>Conditional maximum likelihood odds ratio, 0 to +∞; null where a margin is zero.</summary>
    public required double? OddsRatio { get; init; }

    /// <summary>Lower 95% limit; null where a margin is zero.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper 95% limit, may be +∞; null where a margin is zero.</summary>
    public required double? Upper { get; init; }
}
