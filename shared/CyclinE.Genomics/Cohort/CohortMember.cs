namespace CyclinE.Genomics;

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
