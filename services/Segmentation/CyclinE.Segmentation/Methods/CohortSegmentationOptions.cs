using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>What a user may set about the shared segments of a cohort.</summary>
public sealed record CohortSegmentationOptions
{
    /// <summary>c in the penalty per shared break.</summary>
    [Option(
        "joint-penalty",
        "Penalty per shared break as a multiple of autocorrelation × ln(probes), values being in units of their noise; larger means fewer breaks (no unit).",
        Minimum = 0.1,
        Maximum = 1000)]
    public double JointPenalty { get; init; } = new SegmentationOptions().JointPenalty;

    /// <summary>Most values, arrays × probes, that are held in memory at a time.</summary>
    [Option("most-values", "Most values (arrays × probes) that are segmented together, in millions; a million takes about 4 MB.", Minimum = 1, Maximum = 100_000)]
    public int MostMillionValues { get; init; } = 200;
}
