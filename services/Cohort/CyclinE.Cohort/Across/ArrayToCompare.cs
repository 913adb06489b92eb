using CyclinE.Genomics;

namespace CyclinE.Cohort;

/// <summary>What is looked at of one array when all are compared.</summary>
public sealed record ArrayToCompare
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>Patient or line: arrays of one source are expected to be alike, and count once for a mask.</summary>
    public required string Source { get; init; }

    /// <summary>Its platform; null for an array without a profile.</summary>
    public ProbeSet? Probes { get; init; }

    /// <summary>The fingerprint (<see cref="ProfileFingerprint"/>), log2; empty without a profile.</summary>
    public float[] Fingerprint { get; init; } = [];

    /// <summary>DLRS; null without a profile.</summary>
    public double? Dlrs { get; init; }

    /// <summary>Number of segments.</summary>
    public required int Segments { get; init; }

    /// <summary>Probes far from their segment.</summary>
    public IReadOnlyList<PointEvent> PointEvents { get; init; } = [];
}
