namespace CyclinE.Cohort;

/// <summary>One distinct time of an estimated curve; counts are sums of weights.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">At risk just before.</param>
/// <param name="Events">Events at this time.</param>
/// <param name="Censored">Censored at this time.</param>
/// <param name="Survival">Survival just after.</param>
/// <param name="StandardError">Standard error of log survival; +∞ where survival is 0.</param>
/// <param name="Lower">Lower limit; null where there is none.</param>
/// <param name="Upper">Upper limit; null where there is none.</param>
/// <param name="Hazard">Cumulative hazard (Nelson–Aalen, or Fleming–Harrington where that is the estimator).</param>
/// <param name="HazardError">Standard error of the cumulative hazard.</param>
public readonly record struct SurvivalPoint(
    double Time,
    double AtRisk,
    double Events,
    double Censored,
    double Survival,
    double StandardError,
    double? Lower,
    double? Upper,
    double Hazard,
    double HazardError);
