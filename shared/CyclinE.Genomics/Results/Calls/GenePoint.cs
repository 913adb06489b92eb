namespace CyclinE.Genomics.Results.Calls;

/// <summary>A point event that lies over a gene and says something else than the gene's call.</summary>
public sealed record GenePoint
{
    /// <summary>The class of its own level.</summary>
    public required CallClass Call { get; init; }

    /// <summary>log2 of its probes, centre and what is expected there subtracted.</summary>
    public required double Log2 { get; init; }

    /// <summary>Its probes with a finite value.</summary>
    public required int Probes { get; init; }

    /// <summary>Position of its first probe (1-based base pairs).</summary>
    public required int Start { get; init; }

    /// <summary>Position of its last probe.</summary>
    public required int End { get; init; }

    /// <summary>Chance that noise puts one as far out over this gene, 0–1, both directions counted: as the array's other direction shows it.</summary>
    public required double Chance { get; init; }
}
