namespace CyclinE.Genomics.Results.Calls;

/// <summary>Purity and ploidy of one array: what was accepted, what else fits, and why nothing was accepted if so.</summary>
public sealed record PurityFit
{
    /// <summary>The accepted solution; null where there is none, and <see cref="Reason"/> says why.</summary>
    public required PuritySolution? Accepted { get; init; }

    /// <summary>Other local maxima, best evidence first.</summary>
    public required IReadOnlyList<PuritySolution> Alternatives { get; init; }

    /// <summary>Why no solution was accepted.</summary>
    public string? Reason { get; init; }

    /// <summary>γ that entered.</summary>
    public required double Gamma { get; init; }

    /// <summary>True where B-allele frequencies took part; false is the weaker fit, from the spacing of levels alone.</summary>
    public required bool FromAlleles { get; init; }

    /// <summary>True where the purity was given by hand.</summary>
    public bool PurityIsManual { get; init; }

    /// <summary>True where the ploidy was given by hand.</summary>
    public bool PloidyIsManual { get; init; }

    /// <summary>
    /// Lowest purity around the accepted one at which the best ψ₀ loses no more than two units of evidence (about 95% if the
    /// states are right); null without a solution or with a purity by hand.
    /// </summary>
    public double? PurityLow { get; init; }

    /// <summary>Highest such purity.</summary>
    public double? PurityHigh { get; init; }

    /// <summary>Mean ploidy at the ends of that interval: the lowest within it.</summary>
    public double? PloidyLow { get; init; }

    /// <summary>The highest mean ploidy within the interval.</summary>
    public double? PloidyHigh { get; init; }

    /// <summary>Evidence of the accepted solution less that of the best acceptable other; null where there is no other.</summary>
    public double? Lead { get; init; }

    /// <summary>Why the accepted solution is not safe; null where it is, where it was given by hand, or where there is none.</summary>
    public string? Unsafe { get; init; }

    /// <summary>Sentences for every table made from this fit.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

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
