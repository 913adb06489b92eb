using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>What a user may set about detection limits.</summary>
public sealed record LimitOptions
{
    /// <summary>Amplicons planted for each level and size.</summary>
    [Option("plantings", "Amplicons planted for each level and size (count).", Minimum = 20, Maximum = 100_000)]
    public int Plantings { get; init; } = 100;

    /// <summary>Share of the plantings that have to be found.</summary>
    [Option("recall", "Share of the planted amplicons that have to be found, 0–1.", Minimum = 0.5, Maximum = 1)]
    public double Recall { get; init; } = 0.95;

    /// <summary>Neutral probes on each side of an amplicon that are segmented with it.</summary>
    [Option("reach", "Most neutral probes on each side of a planted amplicon that are segmented with it (probes).", Minimum = 50, Maximum = 1_000_000)]
    public int Reach { get; init; } = 500;

    /// <summary>Seed of the places; each chromosome has a stream of its own.</summary>
    [Option("seed", "Seed of the places of the planted amplicons (whole number).", Minimum = int.MinValue, Maximum = int.MaxValue)]
    public int Seed { get; init; } = 42;
}
