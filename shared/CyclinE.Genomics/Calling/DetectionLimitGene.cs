namespace CyclinE.Genomics;

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
