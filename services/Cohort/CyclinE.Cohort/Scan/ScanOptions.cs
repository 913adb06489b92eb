using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Scan;

/// <summary>What a user may set of the genome-wide scan.</summary>
public sealed record ScanOptions
{
    /// <summary>Permutations of the family-wise P; 0 leaves it out.</summary>
    [Option("permutations", "Permutations for the family-wise P of the scan; 0 leaves it out.", Minimum = 0, Maximum = 10_000_000)]
    public int Permutations { get; init; } = 10_000;

    /// <summary>Seed of the permutations.</summary>
    [Option("seed", "Seed of the scan's permutations (whole number).", Minimum = 0, Maximum = int.MaxValue)]
    public int Seed { get; init; } = 42;

    /// <summary>What is permuted.</summary>
    [Option("permute", "auto, joint (end point with covariates: exact where genes do not depend on covariates) or residuals (approximate).")]
    public ScanPermutation Permute { get; init; } = ScanPermutation.Auto;

    /// <summary>Tied event times.</summary>
    [Option("ties", "Tied event times of the scan's Cox model: efron or breslow.")]
    public ScanTies Ties { get; init; } = ScanTies.Efron;

    /// <summary>Fewest carriers, and fewest others, of a tested gene.</summary>
    [Option("min-carriers", "Fewest carriers, and fewest non-carriers, of a gene that is tested.", Minimum = 1, Maximum = 1_000_000)]
    public int MinimumCarriers { get; init; } = 5;

    /// <summary>Largest share of patients without a value.</summary>
    [Option("max-missing", "Largest share of patients without a value of a gene that is tested, 0–1; its mean stands in for them.", Minimum = 0, Maximum = 1)]
    public double MaximumMissing { get; init; } = 0.1;

    /// <summary>What of a gene is tested.</summary>
    [Option("values", "What of a gene is held against the end point: log2, gain, amplification or loss (the last three as carriers or not).")]
    public ScanValues Values { get; init; } = ScanValues.Log2;

    /// <summary>Columns of the sheet in the null model.</summary>
    [Option("covariates", "Columns of the sheet, joined with commas, that enter the scan's null model; text is taken as categories.", NamesColumns = true)]
    public string Covariates { get; init; } = "";

    /// <summary>Column of the sheet whose values are strata.</summary>
    [Option("strata", "Column of the sheet whose values are strata of the scan.", NamesColumns = true)]
    public string Strata { get; init; } = "";

    /// <summary>The columns that <see cref="Covariates"/> names.</summary>
    public IReadOnlyList<string> CovariateNames => Covariates.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What of a gene a scan tests.</summary>
public enum ScanValues
{
    /// <summary>Its log2 ratio.</summary>
    Log2,

    /// <summary>Whether it is called gain or higher.</summary>
    Gain,

    /// <summary>Whether it is called amplification or higher.</summary>
    Amplification,

    /// <summary>Whether it is called loss or lower.</summary>
    Loss,
}

/// <summary>What is permuted against the genes, within strata.</summary>
public enum ScanPermutation
{
    /// <summary>The end point with its covariates, unless a gene stands in correlation with a covariate; then residuals.</summary>
    Auto,

    /// <summary>End point and covariates jointly: exact where no gene depends on a covariate.</summary>
    Joint,

    /// <summary>Residuals of the null model, against genes with the covariates projected out: approximate.</summary>
    Residuals,
}

/// <summary>How tied event times enter the partial likelihood.</summary>
public enum ScanTies
{
    /// <summary>Efron's approximation.</summary>
    Efron,

    /// <summary>Breslow's approximation.</summary>
    Breslow,
}
