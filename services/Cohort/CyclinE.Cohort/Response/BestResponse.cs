namespace CyclinE.Cohort;

/// <summary>Best overall response (RECIST 1.1).</summary>
public enum BestResponse
{
    /// <summary>Complete response (CR).</summary>
    Complete,

    /// <summary>Partial response (PR).</summary>
    Partial,

    /// <summary>Stable disease (SD).</summary>
    Stable,

    /// <summary>Progressive disease (PD).</summary>
    Progressive,

    /// <summary>Not evaluable (NE).</summary>
    NotEvaluable,
}
