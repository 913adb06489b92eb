namespace CyclinE.Genomics;

/// <summary>One purity and ploidy that the levels of an array allow: a local maximum of the search.</summary>
public sealed record PuritySolution
{
    /// <summary>ρ: share of tumour cells, 0–1.</summary>
    public required double Purity { get; init; }

    /// <summary>ψ: length-weighted mean copies of the tumour cells' autosomes.</summary>
    public required double Ploidy { get; init; }

    /// <summary>ψ₀: the tumour's copies where log2 is 0.</summary>
    public required double CentreCopies { get; init; }

    /// <summary>Goodness of fit, at most 1: see docs/algorithms/purity.md.</summary>
    public required double Goodness { get; init; }

    /// <summary>Evidence for it in natural logarithms; differences between solutions of one array count.</summary>
    public required double Evidence { get; init; }

    /// <summary>Why it is not accepted; null where it could be.</summary>
    public string? Rejected { get; init; }
}
