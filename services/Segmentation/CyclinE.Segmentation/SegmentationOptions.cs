using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>What a user may set about segmentation.</summary>
public sealed record SegmentationOptions
{
    /// <summary>c in the penalty per break, β = c · σ² · τ · ln N: larger means fewer breaks.</summary>
    [Option(
        "penalty",
        "Penalty per break as a multiple of noise variance × autocorrelation × ln(probes); larger means fewer breaks (no unit).",
        Minimum = 0.1,
        Maximum = 1000)]
    public double Penalty { get; init; } = 3;
}
