namespace CyclinE.Segmentation.Allele;

/// <summary>
/// What <c>allele</c> knows of a whole array's B-allele frequencies, computed once, so that any subset of its chromosomes
/// gives the same segments.
/// </summary>
public sealed record AlleleScalars
{
    /// <summary>Whether the matched normal's B-allele frequencies tell the heterozygous loci.</summary>
    public required bool FromNormal { get; init; }

    /// <summary>A locus is heterozygous where |BAF − ½| is below this: the normal's BAF, without one the tumour's own.</summary>
    public required double HeterozygoteLimit { get; init; }

    /// <summary>Whether the limit was fitted; false: too few loci or no two groups of them, so that 0.2 to 0.8 counts as heterozygous.</summary>
    public required bool LimitFitted { get; init; }

    /// <summary>Heterozygous loci of the array.</summary>
    public required int Heterozygotes { get; init; }

    /// <summary>σ_b: noise sd of the B-allele frequency at heterozygotes, after TumorBoost where there is a normal.</summary>
    public required double BafSigma { get; init; }

    /// <summary>
    /// σ_m: noise sd of m = |b′ − ½| by the estimator of σ (lag-1 differences between neighbouring heterozygotes). Smaller
    /// than σ_b near balance, where m is folded.
    /// </summary>
    public required double FoldedSigma { get; init; }

    /// <summary>Relative standard error at which σ_b is believed.</summary>
    public required double BafSigmaError { get; init; }
}
