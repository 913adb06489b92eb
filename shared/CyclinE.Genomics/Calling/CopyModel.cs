namespace CyclinE.Genomics;

/// <summary>What log ratios of an array mean in copies per tumour cell.</summary>
public sealed record CopyModel
{
    /// <summary>ρ: share of tumour cells, above 0, at most 1.</summary>
    public required double Purity { get; init; }

    /// <summary>ψ: mean copies of a tumour cell, weighted by length.</summary>
    public required double Ploidy { get; init; }

    /// <summary>ψ₀: copies of a tumour cell at the centre, log2 = 0, where two are expected.</summary>
    public required double CentreCopies { get; init; }

    /// <summary>γ: log ratios are this share of log2(test/reference): 1 for CGH, 0.55 for SNP arrays.</summary>
    public required double Compression { get; init; }

    /// <summary>Where it comes from: <c>manual</c>, or the method of the fit.</summary>
    public required string Source { get; init; }

    private double Centre => (2 * (1 - Purity)) + (Purity * CentreCopies);

    /// <summary>n of a level: (e/2)·(2^{r/γ}·(2(1 − ρ) + ρψ₀) − 2(1 − ρ))/ρ, at least 0: what noise leaves below is no copy.</summary>
    /// <param name="log2">r: log2 from what is expected.</param>
    /// <param name="expected">e: copies expected there, 1 or 2.</param>
    public double CopiesAt(double log2, double expected) =>
        Math.Max(0, 0.5 * expected * ((Math.Pow(2, log2 / Compression) * Centre) - (2 * (1 - Purity))) / Purity);

    /// <summary>The level of a number of copies; −∞ below what the normal cells alone show.</summary>
    public double Log2Of(double copies, double expected)
    {
        var ratio = ((2 * Purity * copies / expected) + (2 * (1 - Purity))) / Centre;
        return ratio > 0 ? Compression * Math.Log2(ratio) : double.NegativeInfinity;
    }
}
