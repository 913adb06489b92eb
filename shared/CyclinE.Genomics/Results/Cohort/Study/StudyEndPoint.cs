using System.Text.Json.Serialization;

namespace CyclinE.Genomics.Results.Cohort.Study;

/// <summary>One time to event by cyclin E.</summary>
public sealed record StudyEndPoint
{
    /// <summary>The end point, such as <c>progression-free survival</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Patients with time and event.</summary>
    public required int Patients { get; init; }

    /// <summary>Events among them.</summary>
    public required int Events { get; init; }

    /// <summary>Curve of the cyclin E positive; null where there is nobody.</summary>
    public SurvivalCurve? Positive { get; init; }

    /// <summary>Curve of the cyclin E negative.</summary>
    public SurvivalCurve? Negative { get; init; }

    /// <summary>Log-rank test; null where it is undefined.</summary>
    public LogRankTest? LogRank { get; init; }

    /// <summary>Difference of the restricted means, positive less negative; null where a group is empty.</summary>
    public StudyMeanDifference? MeanDifference { get; init; }

    /// <summary>Proportional hazards models: cyclin E alone, and with the covariates that were asked for.</summary>
    public required IReadOnlyList<StudyModel> Models { get; init; }

    /// <summary>Sentences that stand beside it: what was left out, what this cohort could have seen.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>A proportional hazards model of the study.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyModel
{
    /// <summary><c>cox-efron</c>, or <c>cox-firth</c> under Firth's penalty.</summary>
    public required string Method { get; init; }

    /// <summary>Patients with all values.</summary>
    public required int Patients { get; init; }

    /// <summary>Events among them.</summary>
    public required int Events { get; init; }

    /// <summary>The terms in the order in which they entered.</summary>
    public required IReadOnlyList<StudyEffect> Effects { get; init; }

    /// <summary>P of proportional hazards over all terms (score test); null where it was not tested.</summary>
    public double? ProportionalityP { get; init; }

    /// <summary>What has to be known to read it, such as complete separation or few events; null where nothing.</summary>
    public string? Warning { get; init; }
}

/// <summary>One term of a model.</summary>
/// <param name="Term">Name of the term; a category with its level, as <c>stage = III</c>.</param>
/// <param name="HazardRatio">Per unit, or of the level against the reference level; 0 or +∞ under separation, null where not estimable.</param>
/// <param name="Lower">Lower 95% limit; null where there is none.</param>
/// <param name="Upper">Upper 95% limit.</param>
/// <param name="P">Two-sided P: Wald, or of the penalised profile likelihood; null where there is none.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyEffect(string Term, double? HazardRatio, double? Lower, double? Upper, double? P);

/// <summary>Difference of restricted mean survival, cyclin E positive less negative.</summary>
/// <param name="Horizon">Months up to which the curves are averaged: the shorter of the two follow-ups.</param>
/// <param name="Positive">Restricted mean of the positive, months.</param>
/// <param name="Negative">Restricted mean of the negative, months.</param>
/// <param name="Difference">Positive less negative, months.</param>
/// <param name="Lower">Lower 95% limit.</param>
/// <param name="Upper">Upper 95% limit.</param>
/// <param name="P">Two-sided normal P.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyMeanDifference(double Horizon, double Positive, double Negative, double Difference, double Lower, double Upper, double P);

/// <summary>A log-rank test of two groups.</summary>
/// <param name="ChiSquare">Statistic with one degree of freedom.</param>
/// <param name="P">P value.</param>
/// <param name="ObservedPositive">Observed events, cyclin E positive.</param>
/// <param name="ExpectedPositive">Expected events, cyclin E positive.</param>
/// <param name="ObservedNegative">Observed events, cyclin E negative.</param>
/// <param name="ExpectedNegative">Expected events, cyclin E negative.</param>
public sealed record LogRankTest(
    double ChiSquare, double P, double ObservedPositive, double ExpectedPositive, double ObservedNegative, double ExpectedNegative);
