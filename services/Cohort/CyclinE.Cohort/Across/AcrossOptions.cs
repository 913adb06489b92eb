using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Across;

/// <summary>What a user may set of the comparison of all arrays.</summary>
public sealed record AcrossOptions
{
    /// <summary>Correlation from which two profiles are taken to be of one specimen or line.</summary>
    [Option("related", "Correlation of two fingerprints from which arrays look like one patient or line; below it, arrays of one do not.", Minimum = 0,
        Maximum = 1)]
    public double Related { get; init; } = 0.55;

    /// <summary>Share of sources in which a probe deviates to be proposed as a mask.</summary>
    [Option("mask-share", "Share of patients or lines in which a probe stands off its segment to be proposed as a mask, 0–1.", Minimum = 0.01, Maximum = 1)]
    public double MaskShare { get; init; } = 0.2;

    /// <summary>Fewest sources in which a masked probe deviates.</summary>
    [Option("mask-arrays", "Fewest patients or lines in which a probe stands off its segment to be proposed as a mask.", Minimum = 2, Maximum = 1000)]
    public int MaskArrays { get; init; } = 3;

    /// <summary>Robust sds from which an array is an outlier of its batch, or two are too alike.</summary>
    [Option("outlier", "Robust standard deviations from the batch's median from which noise, segment count or likeness to another array is an outlier.",
        Minimum = 1, Maximum = 100)]
    public double Outlier { get; init; } = 5;
}
