namespace CyclinE.Genomics;

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
