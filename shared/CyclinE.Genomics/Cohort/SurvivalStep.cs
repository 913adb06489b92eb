using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
