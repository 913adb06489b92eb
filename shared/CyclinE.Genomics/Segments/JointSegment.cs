namespace CyclinE.Genomics;

/// <summary>A stretch between shared breaks, with each array's own level.</summary>
public sealed record JointSegment
{
    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>Position of the first probe (1-based base pairs).</summary>
    public required int Start { get; init; }

    /// <summary>Position of the last probe.</summary>
    public required int End { get; init; }

    /// <summary>Index of the first probe in the probe set.</summary>
    public required int FirstProbe { get; init; }

    /// <summary>Index of the last probe in the probe set.</summary>
    public required int LastProbe { get; init; }

    /// <summary>Finite values of each array, in the order of the platform's arrays.</summary>
    public required IReadOnlyList<int> Probes { get; init; }

    /// <summary>Mean of each array's measured log2 ratios, its centre not subtracted; null where it has no finite value.</summary>
    public required IReadOnlyList<double?> Means { get; init; }
}
