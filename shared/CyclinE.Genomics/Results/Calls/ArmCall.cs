using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Calls;

/// <summary>One chromosome arm of one array.</summary>
public sealed record ArmCall
{
    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>The arm with its chromosome, such as <c>8q</c>.</summary>
    public required string Arm { get; init; }

    /// <summary>Position of its first probe.</summary>
    public required int Start { get; init; }

    /// <summary>Position of its last probe.</summary>
    public required int End { get; init; }

    /// <summary>Probes with a finite value.</summary>
    public required int Probes { get; init; }

    /// <summary>Length-weighted mean log2, from what is expected there.</summary>
    public required double Log2 { get; init; }

    /// <summary>
    /// Gain, loss or a stronger class of the same side where at least <c>arm-share</c> of the arm's probed length is altered to that
    /// side: the class of most of it. Else neutral; null where less than half of it is called.
    /// </summary>
    public required CallClass? Call { get; init; }

    /// <summary>Share of the arm's probed length that is gained, amplification included, 0–1.</summary>
    public required double Gained { get; init; }

    /// <summary>Share that is lost, deletions included, 0–1.</summary>
    public required double Lost { get; init; }
}
