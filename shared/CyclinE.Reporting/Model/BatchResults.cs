using CyclinE.Genomics.Genes;

namespace CyclinE.Reporting.Model;

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

    /// <summary>What stages left that are not required or have tables of their own, in pipeline order.</summary>
    public IReadOnlyList<StageResult> Stages { get; init; } = [];

    /// <summary>True where every gene of every array is written, too.</summary>
    public bool AllGenes { get; init; }

    /// <summary>True where the files of a cBioPortal study are written, too.</summary>
    public bool CBioPortal { get; init; }

    /// <summary>Limits of quality control; null where the plan has none.</summary>
    public QualityLimits? Limits { get; init; }

    /// <summary>Genes to draw beneath an amplicon, highlighted ones with their name first.</summary>
    public GeneTable Genes { get; init; } = GeneTable.Empty;
}

/// <summary>The conservation law of arrays: submitted = called + failed + excluded + cancelled + pending.</summary>
public sealed record ArrayTally
{
    /// <summary>Arrays of the sheet.</summary>
    public required int Submitted { get; init; }

    /// <summary>Arrays with calls.</summary>
    public required int Called { get; init; }

    /// <summary>Arrays that ended without calls, each with its reason.</summary>
    public required int Failed { get; init; }

    /// <summary>Arrays left out by quality control or by the sheet.</summary>
    public required int Excluded { get; init; }

    /// <summary>Arrays cancelled by a person.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Arrays that have not ended.</summary>
    public required int Pending { get; init; }

    /// <summary>True when the law holds.</summary>
    public bool IsBalanced => Submitted == Called + Failed + Excluded + Cancelled + Pending;

    /// <summary>The law as one line of text, as it is printed.</summary>
    public override string ToString() =>
        $"{Submitted} arrays submitted = {Called} called + {Failed} failed + {Excluded} excluded + {Cancelled} cancelled + {Pending} pending";
}

/// <summary>The conservation law of pairs: planned = compared + skipped + failed + cancelled + pending.</summary>
public sealed record PairTally
{
    /// <summary>Pairs of the sheet.</summary>
    public required int Planned { get; init; }

    /// <summary>Pairs with a comparison.</summary>
    public required int Compared { get; init; }

    /// <summary>Pairs that lack an array.</summary>
    public required int Skipped { get; init; }

    /// <summary>Pairs that ended without a comparison.</summary>
    public required int Failed { get; init; }

    /// <summary>Pairs cancelled by a person.</summary>
    public required int Cancelled { get; init; }

    /// <summary>Pairs that have not ended.</summary>
    public required int Pending { get; init; }

    /// <summary>True when the law holds.</summary>
    public bool IsBalanced => Planned == Compared + Skipped + Failed + Cancelled + Pending;

    /// <summary>The law as one line of text, as it is printed.</summary>
    public override string ToString() =>
        $"{Planned} pairs planned = {Compared} compared + {Skipped} skipped + {Failed} failed + {Cancelled} cancelled + {Pending} pending";
}

/// <summary>The plan's limits of quality control, drawn beside the arrays.</summary>
/// <param name="DlrsWarn">DLRS (log2) above which an array is called with a warning.</param>
/// <param name="DlrsFail">DLRS (log2) above which an array is excluded.</param>
public sealed record QualityLimits(double DlrsWarn, double DlrsFail);
