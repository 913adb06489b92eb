namespace CyclinE.Cohort;

/// <summary>Mid-p version of Fisher's exact test.</summary>
/// <param name="P">Two-sided mid-p; 1 where a margin is zero.</param>
/// <param name="Lower">Lower limit of the odds ratio; null where a margin is zero.</param>
/// <param name="Upper">Upper limit, may be +∞; null where a margin is zero.</param>
/// <param name="Level">Coverage of the interval, 0–1.</param>
public sealed record MidPTest(double P, double? Lower, double? Upper, double Level);
