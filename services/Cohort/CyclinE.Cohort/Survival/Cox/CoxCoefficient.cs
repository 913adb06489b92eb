namespace CyclinE.Cohort;

/// <summary>A covariate's row of a Cox model.</summary>
/// <param name="Name">The covariate.</param>
/// <param name="State">Whether there is an estimate.</param>
/// <param name="Estimate">Log hazard ratio per unit; ±∞ where infinite, NaN where aliased.</param>
/// <param name="StandardError">Of the information matrix; +∞ where infinite, NaN where aliased.</param>
/// <param name="RobustError">Of the sandwich; null where none was asked for.</param>
/// <param name="Z">Estimate over the robust or else the standard error; NaN where there is no estimate.</param>
/// <param name="P">Wald's P; under a Firth penalty that of the penalised profile likelihood.</param>
/// <param name="HazardRatio">exp(estimate): 0 or +∞ where infinite.</param>
/// <param name="Lower">Lower limit of the hazard ratio: Wald, or profile under a Firth penalty; NaN where there is none.</param>
/// <param name="Upper">Upper limit of the hazard ratio.</param>
public sealed record CoxCoefficient(
    string Name,
    CoefficientState State,
    double Estimate,
    double StandardError,
    double? RobustError,
    double Z,
    double P,
    double HazardRatio,
    double Lower,
    double Upper);
