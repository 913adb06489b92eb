namespace CyclinE.Cohort;

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
