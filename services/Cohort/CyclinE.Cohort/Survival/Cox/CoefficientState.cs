namespace CyclinE.Cohort;

/// <summary>What is known of a coefficient.</summary>
public enum CoefficientState
{
    /// <summary>Estimated.</summary>
    Estimated,

    /// <summary>Constant, or a combination of covariates before it, in every risk set: not estimable.</summary>
    Aliased,

    /// <summary>The likelihood grows without end in its direction.</summary>
    Infinite,
}
