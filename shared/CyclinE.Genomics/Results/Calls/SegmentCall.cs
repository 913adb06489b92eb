using CyclinE.Genomics.Segments;

namespace CyclinE.Genomics.Results.Calls;

/// <summary>A segment with its judgement.</summary>
public sealed record SegmentCall
{
    /// <summary>The segment as segmentation left it.</summary>
    public required Segment Segment { get; init; }

    /// <summary>r: segment mean − centre − <see cref="Expected"/>.</summary>
    public required double Log2 { get; init; }

    /// <summary>log2(expected copies of the sample / of the reference): other than 0 on X and Y only.</summary>
    public double Expected { get; init; }

    /// <summary>Copies that the sample has there unaltered; null where that is not known.</summary>
    public double? ExpectedCopies { get; init; }

    /// <summary>Standard error of r: √(τ·s̃²/n + ω²); null where only segments are known.</summary>
    public required double? StandardError { get; init; }

    /// <summary>The call; null where it is not called: X and Y without sex, MT, masked regions.</summary>
    public required CallClass? Call { get; init; }

    /// <summary>The call under the runner-up centre; null where there is none.</summary>
    public CallClass? CallUnderRunnerUp { get; init; }

    /// <summary>Probability that the call is right, 0–1; <see cref="ArrayCalls.ProbabilityBasis"/> says by what. Null where there is none.</summary>
    public double? Probability { get; init; }

    /// <summary>Copies per tumour cell; null where purity is not known. May be below 0 by noise.</summary>
    public double? Copies { get; init; }

    /// <summary>The nearest whole number of copies, with alleles that of the nearest pair of whole alleles; null where purity is not known.</summary>
    public int? WholeCopies { get; init; }

    /// <summary>Copies of the allele with fewer, not rounded; null without alleles or purity, and on X and Y.</summary>
    public double? MinorCopies { get; init; }

    /// <summary>Whole copies of the allele with fewer.</summary>
    public int? WholeMinorCopies { get; init; }

    /// <summary>True where one allele is gone and the other is not; null without alleles or purity, and on X and Y.</summary>
    public bool? LossOfHeterozygosity { get; init; }

    /// <summary>True where copies lie clearly off whole numbers: a part of the tumour cells, or an artefact; null where purity is not known.</summary>
    public bool? Subclonal { get; init; }

    /// <summary>Masked share, 0–1; null where nothing is masked.</summary>
    public double? Masked { get; init; }
}
