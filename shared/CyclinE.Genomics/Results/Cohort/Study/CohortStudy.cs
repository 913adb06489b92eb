using System.Text.Json.Serialization;

namespace CyclinE.Genomics.Results.Cohort.Study;

/// <summary>The study table: cyclin E positive or not among HER2-positive patients; the document of the cohort artifact.</summary>
public sealed record CohortStudy
{
    /// <summary>Rows of role tumour that were called.</summary>
    public required int Called { get; init; }

    /// <summary>Patients analysed: one array each, in the population, cyclin E status known.</summary>
    public int Analysed { get; init; }

    /// <summary>The analysed population in words, such as <c>HER2-positive</c>.</summary>
    public string Population { get; init; } = "";

    /// <summary>Arrays that could not take part, with their reason: they stand first in every output.</summary>
    public required IReadOnlyList<AbsentArray> Absent { get; init; }

    /// <summary>Every called tumour array with what the study reads of it.</summary>
    public required IReadOnlyList<CohortMember> Members { get; init; }

    /// <summary>The definition of cyclin E positive that groups are made by, such as <c>CCNE1 amplified (≥ 0.7 log2)</c>.</summary>
    public required string Definition { get; init; }

    /// <summary>Clinical benefit by group; null with the reason in <see cref="Notes"/> where no patient can be evaluated.</summary>
    public TwoByTwo? Benefit { get; init; }

    /// <summary>Progression-free survival, cyclin E positive.</summary>
    public SurvivalCurve? Positive { get; init; }

    /// <summary>Progression-free survival, cyclin E negative.</summary>
    public SurvivalCurve? Negative { get; init; }

    /// <summary>Log-rank test of the two curves.</summary>
    public LogRankTest? LogRank { get; init; }

    /// <summary>The study by every definition of cyclin E positive that the sheet allows; the members above are by amplification.</summary>
    public IReadOnlyList<StudyDefinition> Definitions { get; init; } = [];

    /// <summary>Amplification against expression over all called patients; null where expression is known of nobody.</summary>
    public StudyAgreement? Agreement { get; init; }

    /// <summary>Sentences that stand beside the table: what was left out and why, what the data do not say.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>One called tumour array in the study.</summary>
public sealed record CohortMember
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>Patient id; the sample where the sheet has none.</summary>
    public required string Patient { get; init; }

    /// <summary>HER2 status from the sheet; null where unknown or undecided.</summary>
    public bool? Her2 { get; init; }

    /// <summary>The sheet's word for an undecided HER2 status: <c>equivocal</c> or <c>indeterminate</c>; null elsewhere.</summary>
    public string? Her2Undecided { get; init; }

    /// <summary>CCNE1 log2; null where no value.</summary>
    public double? Ccne1Log2 { get; init; }

    /// <summary>ERBB2 log2.</summary>
    public double? Erbb2Log2 { get; init; }

    /// <summary>CCNE1 amplified.</summary>
    public bool? CyclinEPositive { get; init; }

    /// <summary>True where a point event of an amplification's level lies over CCNE1, whatever CCNE1 is called.</summary>
    public bool Ccne1Point { get; init; }

    /// <summary>Cyclin E positive by expression; null where the sheet and the plan do not tell.</summary>
    public bool? CyclinEExpressed { get; init; }

    /// <summary>Overall survival in months.</summary>
    public double? OsMonths { get; init; }

    /// <summary>True when death was observed.</summary>
    public bool? OsEvent { get; init; }

    /// <summary>Covariates that were asked for, by column, as the sheet writes them; those without a value are not in it.</summary>
    public SortedDictionary<string, string> Covariates { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Clinical benefit; null where not evaluable.</summary>
    public bool? Benefit { get; init; }

    /// <summary>Progression-free survival in months.</summary>
    public double? PfsMonths { get; init; }

    /// <summary>True when progression or death was observed.</summary>
    public bool? PfsEvent { get; init; }
}

/// <summary>A 2×2 table with Fisher's exact test and the conditional odds ratio.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record TwoByTwo
{
    /// <summary>Cyclin E positive with benefit.</summary>
    public required int PositiveYes { get; init; }

    /// <summary>Cyclin E positive without benefit.</summary>
    public required int PositiveNo { get; init; }

    /// <summary>Cyclin E negative with benefit.</summary>
    public required int NegativeYes { get; init; }

    /// <summary>Cyclin E negative without benefit.</summary>
    public required int NegativeNo { get; init; }

    /// <summary>Two-sided Fisher P.</summary>
    public required double P { get; init; }

    /// <summary>Conditional maximum likelihood odds ratio, 0 to +∞; null where a margin is zero.</summary>
    public required double? OddsRatio { get; init; }

    /// <summary>Lower 95% limit; null where a margin is zero.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper 95% limit, may be +∞; null where a margin is zero.</summary>
    public required double? Upper { get; init; }
}

/// <summary>How far amplification and expression of cyclin E agree, patient by patient.</summary>
/// <param name="Both">Positive by both.</param>
/// <param name="AmplifiedOnly">By amplification alone.</param>
/// <param name="ExpressedOnly">By expression alone.</param>
/// <param name="Neither">Negative by both.</param>
/// <param name="LeftOut">Patients without one of the two.</param>
/// <param name="Kappa">Cohen's kappa; null where both are one word for everybody.</param>
/// <param name="Lower">Lower 95% limit.</param>
/// <param name="Upper">Upper 95% limit.</param>
/// <param name="PositiveAgreement">2a/(2a + b + c); null without a positive.</param>
/// <param name="NegativeAgreement">2d/(2d + b + c); null without a negative.</param>
/// <param name="McNemarP">Exact P of McNemar's test: whether one of the two is positive more often.</param>
[JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
public sealed record StudyAgreement(
    int Both, int AmplifiedOnly, int ExpressedOnly, int Neither, int LeftOut, double? Kappa, double? Lower, double? Upper, double? PositiveAgreement,
    double? NegativeAgreement, double McNemarP);
