using System.Text.Json.Serialization;

namespace CyclinE.Genomics.Results.Cohort.Study;

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

/// <summary>One distinct time of a Kaplan–Meier curve.</summary>
/// <param name="Time">Time in months.</param>
/// <param name="AtRisk">At risk just before.</param>
/// <param name="Events">Events at this time.</param>
/// <param name="Censored">Censored at this time.</param>
/// <param name="Survival">Survival just after.</param>
/// <param name="StandardError">Greenwood standard error of log survival; +∞ where survival is 0.</param>
/// <param name="Lower">Lower 95% limit (log); null where survival is 0.</param>
/// <param name="Upper">Upper 95% limit (log); null where survival is 0.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record SurvivalStep(
    double Time, int AtRisk, int Events, int Censored, double Survival, double StandardError, double? Lower, double? Upper);
