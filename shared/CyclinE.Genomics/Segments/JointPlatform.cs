namespace CyclinE.Genomics;

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
