namespace CyclinE.Cohort;

/// <summary>How a cut-point is searched.</summary>
public sealed record CutPointOptions
{
    /// <summary>Smallest share of rows at or below the cut.</summary>
    public double Smallest { get; init; } = 0.1;

    /// <summary>Largest share of rows at or below the cut.</summary>
    public double Largest { get; init; } = 0.9;

    /// <summary>Permutations of the conditional Monte Carlo P.</summary>
    public int Permutations { get; init; } = 100_000;

    /// <summary>Seed of the permutations.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Most rows for which the Hothorn–Lausen bound is computed; its cost grows as n⁴.</summary>
    public int BoundRows { get; init; } = 200;
}
