namespace CyclinE.Genomics;

/// <summary>Figures of the whole genome from allele-specific copies. Definitions and sources: docs/algorithms/purity.md.</summary>
public sealed record GenomeScars
{
    /// <summary>Share of the autosomes whose major allele has two or more copies, 0–1.</summary>
    public required double DoubledShare { get; init; }

    /// <summary>Whole-genome doubling: that share is above one half.</summary>
    public required bool GenomeDoubled { get; init; }

    /// <summary>Share of the autosomes with loss of heterozygosity, 0–1.</summary>
    public required double LossOfHeterozygosityShare { get; init; }

    /// <summary>Large-scale state transitions; null where the build's centromeres are unknown.</summary>
    public required int? LargeScaleTransitions { get; init; }

    /// <summary>HRD-LOH: long losses of heterozygosity that are not whole chromosomes.</summary>
    public required int HrdLossOfHeterozygosity { get; init; }

    /// <summary>Telomeric allelic imbalances; null where the build's centromeres are unknown.</summary>
    public required int? TelomericImbalances { get; init; }

    /// <summary>HRD-LOH + LST + TAI; null where one of them is.</summary>
    public int? Sum => HrdLossOfHeterozygosity + LargeScaleTransitions + TelomericImbalances;
}
