namespace CyclinE.Genomics;

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
