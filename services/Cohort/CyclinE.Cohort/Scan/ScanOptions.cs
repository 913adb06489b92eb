using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>What a user may set of the genome-wide scan.</summary>
public sealed record ScanOptions
{
    /// <summary>Permutations of the family-wise P; 0 leaves it out.</summary>
    [Option("scan-permutations", "Permutations for the family-wise P of the scan; 0 leaves it out.", Minimum = 0, Maximum = 10_000_000)]
    public int Permutations { get; init; } = 10_000;

    /// <summary>Seed of the permutations.</summary>
    [Option("scan-seed", "Seed of the scan's permutations (whole number).", Minimum = 0, Maximum = int.MaxValue)]
    public int Seed { get; init; } = 42;

    /// <summary>What is permuted.</summary>
    [Option("scan-permute", "auto, joint (end point with covariates: exact where genes do not depend on covariates) or residuals (approximate).")]
    public ScanPermutation Permute { get; init; } = ScanPermutation.Auto;

    /// <summary>Tied event times.</summary>
    [Option("scan-ties", "Tied event times of the scan's Cox model: efron or breslow.")]
    public ScanTies Ties { get; init; } = ScanTies.Efron;

    /// <summary>Fewest carriers, and fewest others, of a tested gene.</summary>
    [Option("scan-min-carriers", "Fewest carriers, and fewest non-carriers, of a gene that is tested.", Minimum = 1, Maximum = 1_000_000)]
    public int MinimumCarriers { get; init; } = 5;

    /// <summary>Largest share of patients without a value.</summary>
    [Option("scan-max-missing", "Largest share of patients without a value of a gene that is tested, 0–1; its mean stands in for them.", Minimum = 0, Maximum = 1)]
    public double MaximumMissing { get; init; } = 0.1;
}
