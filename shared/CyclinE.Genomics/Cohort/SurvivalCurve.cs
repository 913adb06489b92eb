namespace CyclinE.Genomics;

/// <summary>A Kaplan–Meier curve, one step per distinct time.</summary>
public sealed record SurvivalCurve
{
    /// <summary>Group label.</summary>
    public required string Label { get; init; }

    /// <summary>Subjects.</summary>
    public required int Subjects { get; init; }

    /// <summary>Events.</summary>
    public required int Events { get; init; }

    /// <summary>Median in months; null where the curve does not reach 0.5.</summary>
    public required double? Median { get; init; }

    /// <summary>Lower 95% limit of the median (log).</summary>
    public required double? MedianLower { get; init; }

    /// <summary>Upper 95% limit of the median (log).</summary>
    public required double? MedianUpper { get; init; }

    /// <summary>The steps in time order.</summary>
    public required IReadOnlyList<SurvivalStep> Steps { get; init; }
}
