using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Calls;

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

/// <summary>The smallest amplicon of one level that is found.</summary>
public sealed record DetectionLimitLevel
{
    /// <summary>Copies per tumour cell.</summary>
    public required int Copies { get; init; }

    /// <summary>What was added to the neutral probes, log2; null where the level is none above the centre.</summary>
    public required double? Log2 { get; init; }

    /// <summary>Fewest probes found often enough, of the sizes that are tried; null where none is.</summary>
    public required int? Probes { get; init; }

    /// <summary>Share of the plantings found at that size, or at the largest size where none is found often enough; null where nothing was planted.</summary>
    public required double? Found { get; init; }
}

/// <summary>The limits at one gene: probes as base pairs.</summary>
public sealed record DetectionLimitGene
{
    /// <summary>The gene symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Its chromosome, an autosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>Mean distance of neighbouring finite probes around the gene (base pairs); null with too few probes on the chromosome.</summary>
    public required double? Spacing { get; init; }

    /// <summary>Smallest amplicon of each of <see cref="DetectionLimits.Levels"/>, in kb: its probes times the spacing; null where there is none.</summary>
    public required IReadOnlyList<double?> Kilobases { get; init; }
}
