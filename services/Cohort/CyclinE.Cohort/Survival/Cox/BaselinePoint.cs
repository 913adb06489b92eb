namespace CyclinE.Cohort;

/// <summary>One event time of the curve that a Cox model predicts.</summary>
/// <param name="Time">The time.</param>
/// <param name="Hazard">Cumulative hazard.</param>
/// <param name="Survival">exp(−hazard).</param>
/// <param name="StandardError">Standard error of the cumulative hazard, that is of log survival.</param>
/// <param name="Lower">Lower limit of survival (log).</param>
/// <param name="Upper">Upper limit of survival (log).</param>
public readonly record struct BaselinePoint(double Time, double Hazard, double Survival, double StandardError, double Lower, double Upper);
