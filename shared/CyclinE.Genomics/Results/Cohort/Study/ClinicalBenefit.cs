using System.Globalization;

namespace CyclinE.Genomics.Results.Cohort.Study;

/// <summary>Clinical benefit: complete or partial response, or stable disease for at least 24 weeks.</summary>
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

    /// <summary>Benefit as a row of the sheet says it: stated, or else told from response and weeks.</summary>
    /// <param name="columns">The row's canonical values by column; absent where missing.</param>
    public static bool? Of(Func<string, string?> columns) =>
        columns("benefit") is { } stated ? stated == "yes" : FromResponse(columns("best_response"), columns("response_weeks"));

    /// <summary>Benefit told from the sheet's columns <c>best_response</c> and <c>response_weeks</c> alone.</summary>
    /// <param name="response">CR, PR, SD, PD or NE; null where missing.</param>
    /// <param name="weeks">A number of weeks; null where missing.</param>
    public static bool? FromResponse(string? response, string? weeks) => Of(
        response switch
        {
            "CR" => BestResponse.Complete,
            "PR" => BestResponse.Partial,
            "SD" => BestResponse.Stable,
            "PD" => BestResponse.Progressive,
            _ => BestResponse.NotEvaluable,
        },
        weeks is null ? null : double.Parse(weeks, CultureInfo.InvariantCulture));
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
