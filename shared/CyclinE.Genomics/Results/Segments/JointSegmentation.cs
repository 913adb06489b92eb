using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Segments;

/// <summary>Segments with breaks that all called arrays of a platform share, beside the arrays' own segments.</summary>
public sealed record JointSegmentation
{
    /// <summary>One entry for each platform of the cohort, the most arrays first.</summary>
    public required IReadOnlyList<JointPlatform> Platforms { get; init; }

    /// <summary>What is to be known of the result.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>The arrays of one platform with their shared segments.</summary>
public sealed record JointPlatform
{
    /// <summary>SHA-256 of the probe set.</summary>
    public required string ProbeSet { get; init; }

    /// <summary>The arrays, in sheet order.</summary>
    public required IReadOnlyList<string> Arrays { get; init; }

    /// <summary>The centre of each array, to be subtracted from its means.</summary>
    public required IReadOnlyList<double> Centres { get; init; }

    /// <summary>Segments in genome order; empty where the platform has a single array.</summary>
    public required IReadOnlyList<JointSegment> Segments { get; init; }
}

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
