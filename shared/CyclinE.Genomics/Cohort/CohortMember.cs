namespace CyclinE.Genomics;

/// <summary>One called tumour array in the study.</summary>
public sealed record CohortMember
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>Patient id; the sample where the sheet has none.</summary>
    public required string Patient { get; init; }

    /// <summary>HER2 status from the sheet; null where unknown.</summary>
    public bool? Her2 { get; init; }

    /// <summary>CCNE1 log2; null where no value.</summary>
    public double? Ccne1Log2 { get; init; }

    /// <summary>ERBB2 log2.</summary>
    public double? Erbb2Log2 { get; init; }

    /// <summary>CCNE1 amplified.</summary>
    public bool? CyclinEPositive { get; init; }

    /// <summary>Clinical benefit; null where not evaluable.</summary>
    public bool? Benefit { get; init; }

    /// <summary>Progression-free survival in months.</summary>
    public double? PfsMonths { get; init; }

    /// <summary>True when progression or death was observed.</summary>
    public bool? PfsEvent { get; init; }
}
