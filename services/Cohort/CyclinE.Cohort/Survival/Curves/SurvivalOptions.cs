namespace CyclinE.Cohort.Survival.Curves;

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

/// <summary>How survival is estimated from events and numbers at risk.</summary>
public enum SurvivalEstimator
{
    /// <summary>Product limit, Π (1 − d/n).</summary>
    KaplanMeier,

    /// <summary>exp(−Σ d/n) (Nelson–Aalen, Breslow).</summary>
    NelsonAalen,

    /// <summary>exp(−Σ Σₖ 1/(n − k)) over the events of one time in turn (Fleming–Harrington).</summary>
    FlemingHarrington,
}

/// <summary>The scale on which pointwise limits of survival are symmetric.</summary>
public enum SurvivalLimits
{
    /// <summary>ln S; the upper limit is cut at 1.</summary>
    Log,

    /// <summary>ln(−ln S); always within 0 and 1, undefined where S is 1.</summary>
    LogLog,

    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,
}
