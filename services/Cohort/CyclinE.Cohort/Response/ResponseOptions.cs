using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>What a user may set of the analysis of response.</summary>
public sealed record ResponseOptions
{
    /// <summary>Coverage of all intervals.</summary>
    [Option("response-level", "Coverage of the intervals of the response analysis, 0–1.", Minimum = 0.5, Maximum = 0.999)]
    public double Level { get; init; } = 0.95;

    /// <summary>Two-sided level from which a result is called not significant, and of the power beside it.</summary>
    [Option("response-alpha", "Two-sided significance level, 0–1: above it the smallest detectable effect is printed.", Minimum = 0.0001, Maximum = 0.5)]
    public double Alpha { get; init; } = 0.05;

    /// <summary>Tables drawn where an r×c table has too many to count.</summary>
    [Option("response-draws", "Monte Carlo tables for Fisher's test of tables that are too large to enumerate.", Minimum = 1000, Maximum = 10_000_000)]
    public int Draws { get; init; } = 100_000;

    /// <summary>Seed of those tables.</summary>
    [Option("response-seed", "Seed of the Monte Carlo tables (whole number).", Minimum = 0, Maximum = int.MaxValue)]
    public int Seed { get; init; } = 42;
}
