namespace CyclinE.Amplification;

/// <summary>Copies of one segment in the tumour cells, under an accepted purity and ploidy.</summary>
public sealed record SegmentCopies
{
    /// <summary>n: copies per tumour cell, not rounded; negative where the level is below what the normal cells alone give.</summary>
    public required double Copies { get; init; }

    /// <summary>Standard error of n from that of the level; purity and ploidy are taken as exact.</summary>
    public required double StandardError { get; init; }

    /// <summary>The nearest whole number, with alleles that of the nearest pair of whole alleles.</summary>
    public required int WholeCopies { get; init; }

    /// <summary>Copies of the allele with fewer, not rounded; null without alleles.</summary>
    public double? MinorCopies { get; init; }

    /// <summary>Copies of the other allele; null without alleles.</summary>
    public double? MajorCopies { get; init; }

    /// <summary>Whole copies of the allele with fewer; null without alleles.</summary>
    public int? WholeMinor { get; init; }

    /// <summary>True where one allele is gone and the other is not; null without alleles.</summary>
    public bool? LossOfHeterozygosity { get; init; }

    /// <summary>True where copies lie more than a quarter and three standard errors off whole numbers: a part of the tumour cells, or an artefact.</summary>
    public required bool Subclonal { get; init; }
}
