using CyclinE.Genomics.Profiles;

namespace CyclinE.Genomics.Results.Calls;

/// <summary>Everything called on one array; the document of the calls artifact.</summary>
public sealed record ArrayCalls
{
    /// <summary>Genome build.</summary>
    public required string Build { get; init; }

    /// <summary>The centre that was subtracted.</summary>
    public required double Centre { get; init; }

    /// <summary>True when the centre was given by hand.</summary>
    public required bool CentreIsManual { get; init; }

    /// <summary>Where the centre comes from: <c>manual</c>, <c>peak</c>, <c>segments</c>, or <c>file</c> (0, of a file of segments).</summary>
    public string CentreSource { get; init; } = "peak";

    /// <summary>The runner-up centre; null where there is none.</summary>
    public double? RunnerUpCentre { get; init; }

    /// <summary>The rule of the calls: <c>noise</c>, <c>fixed</c> or <c>copies</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What the probabilities of the calls rest on: <c>mixture</c>, <c>standard-error</c>, or null where there are none.</summary>
    public string? ProbabilityBasis { get; init; }

    /// <summary>The sex that X and Y are held against; null where they are not called.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Sex of the reference.</summary>
    public ReferenceSex ReferenceSex { get; init; }

    /// <summary>γ: log ratios are taken for this share of log2(test/reference).</summary>
    public double Compression { get; init; } = 1;

    /// <summary>Copies per tumour cell; null where purity is not known.</summary>
    public CopyModel? CopyModel { get; init; }

    /// <summary>Purity and ploidy: what was accepted, what else fits, or why nothing was accepted.</summary>
    public PurityFit? Purity { get; init; }

    /// <summary>Genome doubling and scars; null without alleles or without an accepted purity.</summary>
    public GenomeScars? Scars { get; init; }

    /// <summary>ω²: excess variance of neutral segment means.</summary>
    public required double ExcessVariance { get; init; }

    /// <summary>Sentences that stand in every table made from this: what was estimated on too little, what was not called.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Every segment with its call, in genome order.</summary>
    public required IReadOnlyList<SegmentCall> Segments { get; init; }

    /// <summary>Amplifications, gains, losses and deletions after merging, in genome order.</summary>
    public required IReadOnlyList<CopyNumberEvent> Events { get; init; }

    /// <summary>The chromosome arms, in genome order; none where the build's arms are unknown.</summary>
    public IReadOnlyList<ArmCall> Arms { get; init; } = [];

    /// <summary>Segments and share of the called genome by class, from deletion to high-level amplification.</summary>
    public IReadOnlyList<ClassCount> Classes { get; init; } = [];

    /// <summary>The panel's genes, in genome order.</summary>
    public required IReadOnlyList<GeneCall> Genes { get; init; }

    /// <summary>Length-weighted share of the called genome that is not neutral, 0–1.</summary>
    public required double GenomeAltered { get; init; }

    /// <summary>True when ERBB2 and CCNE1 are both amplified; null where one of them has no value.</summary>
    public required bool? CoAmplified { get; init; }

    /// <summary>True when CCNE1 is amplified: <em>cyclin E positive by amplification</em>; null where it has no value.</summary>
    public required bool? CyclinEAmplified { get; init; }

    /// <summary>
    /// <em>Cyclin E positive by expression</em>: stained positive, or a CCNE1 z score of at least the plan's cut; null where neither tells.
    /// </summary>
    public bool? CyclinEExpressed { get; init; }

    /// <summary><em>Cyclin E positive by either</em>: true where one is, false where both are known and false, else null.</summary>
    public bool? CyclinEByEither { get; init; }
}

/// <summary>What log ratios of an array mean in copies per tumour cell.</summary>
public sealed record CopyModel
{
    /// <summary>ρ: share of tumour cells, above 0, at most 1.</summary>
    public required double Purity { get; init; }

    /// <summary>ψ: mean copies of a tumour cell, weighted by length.</summary>
    public required double Ploidy { get; init; }

    /// <summary>ψ₀: copies of a tumour cell at the centre, log2 = 0, where two are expected.</summary>
    public required double CentreCopies { get; init; }

    /// <summary>γ: log ratios are this share of log2(test/reference): 1 for CGH, 0.55 for SNP arrays.</summary>
    public required double Compression { get; init; }

    /// <summary>Where it comes from: <c>manual</c>, or the method of the fit.</summary>
    public required string Source { get; init; }

    private double Centre => (2 * (1 - Purity)) + (Purity * CentreCopies);

    /// <summary>n of a level: (e/2)·(2^{r/γ}·(2(1 − ρ) + ρψ₀) − 2(1 − ρ))/ρ, at least 0: what noise leaves below is no copy.</summary>
    /// <param name="log2">r: log2 from what is expected.</param>
    /// <param name="expected">e: copies expected there, 1 or 2.</param>
    public double CopiesAt(double log2, double expected) =>
        Math.Max(0, 0.5 * expected * ((Math.Pow(2, log2 / Compression) * Centre) - (2 * (1 - Purity))) / Purity);

    /// <summary>The level of a number of copies; −∞ below what the normal cells alone show.</summary>
    public double Log2Of(double copies, double expected)
    {
        var ratio = ((2 * Purity * copies / expected) + (2 * (1 - Purity))) / Centre;
        return ratio > 0 ? Compression * Math.Log2(ratio) : double.NegativeInfinity;
    }
}

/// <summary>How much of one array is of one class.</summary>
/// <param name="Call">The class.</param>
/// <param name="Segments">Segments of it.</param>
/// <param name="Share">Length-weighted share of the called genome, 0–1.</param>
public sealed record ClassCount(CallClass Call, int Segments, double Share);

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
