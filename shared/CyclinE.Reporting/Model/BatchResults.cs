using CyclinE.Genomics;

namespace CyclinE.Reporting;

/// <summary>
/// Everything that a batch leaves behind, gathered from the store: the one input of all tables and of the page. It may
/// be taken of an open batch; what has not ended is pending there.
/// </summary>
public sealed record BatchResults
{
    /// <summary>Batch and revision, such as <c>neve@1</c>.</summary>
    public required string Batch { get; init; }

    /// <summary>Id of the frozen plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>Genome build; several are joined with a comma.</summary>
    public required string Build { get; init; }

    /// <summary>Version of this software.</summary>
    public required string SoftwareVersion { get; init; }

    /// <summary>True where the arrays were simulated: the word stands on every page.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>The law of arrays, counted from the ledger.</summary>
    public required ArrayTally Arrays { get; init; }

    /// <summary>The law of pairs, counted from the ledger.</summary>
    public required PairTally Pairs { get; init; }

    /// <summary>Every array of the sheet exactly once, in sheet order.</summary>
    public required IReadOnlyList<ArrayResult> ArrayResults { get; init; }

    /// <summary>Every pair of the plan, in sheet order.</summary>
    public required IReadOnlyList<PairResult> PairResults { get; init; }

    /// <summary>The cohort.</summary>
    public required CohortResult Cohort { get; init; }

    /// <summary>Facts of the run.</summary>
    public required RunFacts Run { get; init; }

    /// <summary>The stages as the plan fixed them, in pipeline order.</summary>
    public IReadOnlyList<StageMethod> Methods { get; init; } = [];

    /// <summary>True where every gene of every array is written, too.</summary>
    public bool AllGenes { get; init; }

    /// <summary>True where the files of a cBioPortal study are written, too.</summary>
    public bool CBioPortal { get; init; }

    /// <summary>Limits of quality control; null where the plan has none.</summary>
    public QualityLimits? Limits { get; init; }

    /// <summary>Genes to draw beneath an amplicon, highlighted ones with their name first.</summary>
    public GeneTable Genes { get; init; } = GeneTable.Empty;
}
