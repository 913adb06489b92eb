namespace CyclinE.Cohort;

/// <summary>Difference of restricted mean survival between two groups.</summary>
/// <param name="First">The first group.</param>
/// <param name="Second">The group that is subtracted.</param>
/// <param name="Difference">First less second, in the unit of time.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lower">Lower limit.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="P">Two-sided normal P; NaN where neither group has an event before the horizon.</param>
public sealed record RestrictedMeanDifference(
    RestrictedMean First, RestrictedMean Second, double Difference, double StandardError, double Lower, double Upper, double P);
