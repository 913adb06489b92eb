namespace CyclinE.Amplification.Purity;

/// <summary>How purity and ploidy are looked for.</summary>
public sealed record PurityOptions
{
    /// <summary>γ: log2 ratios are γ times what copies give.</summary>
    public double Gamma { get; init; } = CopyEquations.SnpGamma;

    /// <summary>Lowest purity that is tried, above 0.</summary>
    public double MinPurity { get; init; } = 0.1;

    /// <summary>Highest purity, at most 1.</summary>
    public double MaxPurity { get; init; } = 1;

    /// <summary>Lowest mean ploidy of the tumour cells.</summary>
    public double MinPloidy { get; init; } = 1.3;

    /// <summary>Highest mean ploidy.</summary>
    public double MaxPloidy { get; init; } = 6;

    /// <summary>Goodness of fit below which a solution is not accepted, 0–1.</summary>
    public double MinGoodness { get; init; } = 0.8;

    /// <summary>Purity by hand; null to fit it.</summary>
    public double? Purity { get; init; }

    /// <summary>Mean ploidy by hand; null to fit it.</summary>
    public double? Ploidy { get; init; }
}
