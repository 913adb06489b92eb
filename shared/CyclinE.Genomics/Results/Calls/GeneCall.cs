using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Calls;

/// <summary>One gene in one array.</summary>
public sealed record GeneCall
{
    /// <summary>The gene symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Its cytogenetic band, such as <c>19q12</c>; null where the build does not tell.</summary>
    public string? Band { get; init; }

    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>First base pair of the gene body.</summary>
    public required int Start { get; init; }

    /// <summary>Last base pair of the gene body.</summary>
    public required int End { get; init; }

    /// <summary>Length-weighted mean log2 of the segments over the gene body; null where no segment is near.</summary>
    public required double? Log2 { get; init; }

    /// <summary>Lowest segment over the gene.</summary>
    public double? Minimum { get; init; }

    /// <summary>Highest segment over the gene.</summary>
    public double? Maximum { get; init; }

    /// <summary>Call of the most extreme segment that covers at least 25% or 1 kb; null where not called.</summary>
    public required CallClass? Call { get; init; }

    /// <summary>A point event over the gene that says something else than <see cref="Call"/> did; null where there is none.</summary>
    public GenePoint? Point { get; init; }

    /// <summary>True when the gene lies in a focal amplification (or focal loss).</summary>
    public required bool Focal { get; init; }

    /// <summary>Finite probes within the gene body.</summary>
    public required int Probes { get; init; }

    /// <summary>Share of the gene body under segments, 0–1.</summary>
    public required double Covered { get; init; }

    /// <summary>Copies per tumour cell; null where purity is not known.</summary>
    public double? Copies { get; init; }

    /// <summary>True when the value comes from the nearest segment within 1 Mb.</summary>
    public required bool GapFilled { get; init; }

    /// <summary>True when a breakpoint lies inside the gene.</summary>
    public required bool BrokenInside { get; init; }

    /// <summary>Masked share of the gene body, 0–1; null where nothing is masked.</summary>
    public double? Masked { get; init; }

    /// <summary>2^(gene − median of 10 Mb of its arm on each side of the gene body), for ERBB2 and CCNE1; null elsewhere.</summary>
    public double? FishLikeRatio { get; init; }
}
