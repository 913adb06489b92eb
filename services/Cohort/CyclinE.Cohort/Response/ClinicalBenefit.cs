namespace CyclinE.Cohort.Response;

/// <summary>Clinical benefit: complete or partial response, or stable disease for at least 24 weeks. The sheet's column <c>benefit</c>.</summary>
public static class ClinicalBenefit
{
    /// <summary>Weeks of stable disease that count as benefit.</summary>
    public const double StableWeeks = 24;

    /// <summary>Whether a patient had benefit.</summary>
    /// <param name="response">Best overall response.</param>
    /// <param name="stableWeeks">Weeks from start of treatment to progression or last assessment; read for stable disease only.</param>
    /// <returns>Null where it cannot be told: not evaluable, or stable for an unknown time.</returns>
    public static bool? Of(BestResponse response, double? stableWeeks) => response switch
    {
        BestResponse.Complete or BestResponse.Partial => true,
        BestResponse.Stable => stableWeeks is { } weeks && double.IsFinite(weeks) ? weeks >= StableWeeks : null,
        BestResponse.Progressive => false,
        _ => null,
    };
}

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
