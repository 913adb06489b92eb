using CyclinE.Genomics.Input;

namespace CyclinE.Cohort.Recurrence;

/// <summary>What a user may set of recurrence.</summary>
public sealed record RecurrenceOptions
{
    /// <summary>Smallest focal gain that scores.</summary>
    [Option("gain", "Smallest gain that counts as an event, focal or of an arm, in copies above two.", Minimum = 0, Maximum = 2)]
    public double GainThreshold { get; init; } = 0.1;

    /// <summary>Smallest focal loss that scores.</summary>
    [Option("loss", "Smallest loss that counts as an event, focal or of an arm, in copies below two.", Minimum = 0, Maximum = 1)]
    public double LossThreshold { get; init; } = 0.1;

    /// <summary>Masked share above which a segment takes no part.</summary>
    [Option("mask-share", "Masked share of a segment above which it takes no part, 0–1.", Minimum = 0, Maximum = 1)]
    public double MaskShare { get; init; } = 0.5;

    /// <summary>Markers below which a segment is joined to a neighbour.</summary>
    [Option(
        "join-markers",
        "Segments of fewer markers are joined to the neighbour closest in copy number; 0 joins none. Samples whose markers lie over 100 kb apart are not joined.",
        Minimum = 0,
        Maximum = 1000)]
    public int JoinMarkers { get; init; } = 4;

    /// <summary>Cap on |log2|.</summary>
    [Option("cap", "Largest log2 ratio, either way, that a segment enters with.", Minimum = 0.1, Maximum = 10)]
    public double Cap { get; init; } = 1.5;

    /// <summary>Length from which an event is broad.</summary>
    [Option("broad", "Length from which an event is broad and not focal, in chromosome arms.", Minimum = 0.05, Maximum = 2)]
    public double BroadLength { get; init; } = 0.98;

    /// <summary>Confidence of wide peaks.</summary>
    [Option("confidence", "Confidence that a wide peak holds its target; 0.75, 0.9, 0.95 and 0.99 are usual.", Minimum = 0.5, Maximum = 0.999)]
    public double Confidence { get; init; } = 0.75;

    /// <summary>Largest q of a peak.</summary>
    [Option("q", "Largest q value of a peak, an arm or a deleted gene.", Minimum = 1e-10, Maximum = 1)]
    public double QCutoff { get; init; } = 0.25;

    /// <summary>Whether a peak takes all events of its samples on the arm.</summary>
    [Option("arm-peel", "Let a peak take all events that its samples have on the same arm, not only those that cover it.")]
    public bool ArmPeel { get; init; }

    /// <summary>Whether samples are centred here.</summary>
    [Option("median-centre", "Centre every sample by the median of its autosomal segments, weighted by markers, before anything else.")]
    public bool MedianCentre { get; init; } = true;

    /// <summary>Whether X and Y take part.</summary>
    [Option("sex-chromosomes", "Let X and Y take part, for samples of known sex.")]
    public bool SexChromosomes { get; init; }

    /// <summary>Whether wrong segments are mended.</summary>
    [Option("repair", "Mend and count segments that overlap or cross the end of their chromosome; otherwise they are refused with line and reason.")]
    public bool Repair { get; init; } = true;

    /// <summary>How stability is tested.</summary>
    [Option("stability", "How it is tested whether a peak depends on single samples: leave-one-out, bootstrap or none.")]
    public RecurrenceStability Stability { get; init; } = RecurrenceStability.LeaveOneOut;

    /// <summary>Bootstrap cohorts.</summary>
    [Option("bootstraps", "Cohorts drawn by the bootstrap; with leave-one-out the most cohorts: larger ones leave out groups of samples.", Minimum = 10,
        Maximum = 100_000)]
    public int Replicates { get; init; } = 2000;

    /// <summary>Seed of the random shifts and of the bootstrap.</summary>
    [Option("seed", "Seed of the random shifts behind wide peaks and of the bootstrap.", Minimum = 0, Maximum = 2_000_000_000)]
    public int Seed { get; init; } = 1;
}

/// <summary>How it is tested whether a peak depends on single samples.</summary>
public enum RecurrenceStability
{
    /// <summary>Every sample is left out once; groups of samples in large cohorts.</summary>
    LeaveOneOut,

    /// <summary>Samples are drawn with replacement.</summary>
    Bootstrap,

    /// <summary>Not tested.</summary>
    None,
}
