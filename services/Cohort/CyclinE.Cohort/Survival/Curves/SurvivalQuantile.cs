namespace CyclinE.Cohort;

/// <summary>The time by which a share of the cohort has had the event.</summary>
/// <param name="Share">The share, 0.5 for the median.</param>
/// <param name="Time">The time; null where the curve does not fall that far.</param>
/// <param name="Lower">Where the lower limit of the curve falls that far; null where it does not.</param>
/// <param name="Upper">Where the upper limit of the curve falls that far; null where it does not.</param>
public sealed record SurvivalQuantile(double Share, double? Time, double? Lower, double? Upper);
