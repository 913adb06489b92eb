namespace CyclinE.Genomics;

/// <summary>
/// The smallest amplicons that one array would have shown: found in a stated share of amplicons planted into its own neutral regions.
/// They hold for the autosomes.
/// </summary>
public sealed record DetectionLimits
{
    /// <summary>The method that segmented the planted amplicons: the array's own, such as <c>robust</c>.</summary>
    public required string Segmenter { get; init; }

    /// <summary>ρ with which copies became log2; 1 where it is not known.</summary>
    public required double Purity { get; init; }

    /// <summary>True where the purity is not known and 1 was taken.</summary>
    public required bool PurityIsAssumed { get; init; }

    /// <summary>ψ₀: the tumour's copies at the centre, into which the amplicons were planted.</summary>
    public required double CentreCopies { get; init; }

    /// <summary>Amplicons planted for each level and size.</summary>
    public required int Plantings { get; init; }

    /// <summary>Share of the plantings that have to be found, 0–1.</summary>
    public required double Recall { get; init; }

    /// <summary>Finite probes of the autosomal segments called neutral.</summary>
    public required int NeutralProbes { get; init; }

    /// <summary>Probes of the largest amplicons that were planted; null where no neutral segment has room.</summary>
    public required int? LargestSize { get; init; }

    /// <summary>One limit per level, by copies.</summary>
    public required IReadOnlyList<DetectionLimitLevel> Levels { get; init; }

    /// <summary>The panel's genes on autosomes, in genome order.</summary>
    public required IReadOnlyList<DetectionLimitGene> Genes { get; init; }
}
