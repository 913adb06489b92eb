namespace CyclinE.Cohort;

/// <summary>What a survival curve is to be.</summary>
public sealed record SurvivalOptions
{
    /// <summary>The estimator.</summary>
    public SurvivalEstimator Estimator { get; init; } = SurvivalEstimator.KaplanMeier;

    /// <summary>The scale of the limits.</summary>
    public SurvivalLimits Limits { get; init; } = SurvivalLimits.Log;

    /// <summary>Coverage of the limits, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.95;
}
