using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>The class of a segment in a pair, where a masked one has no call of its own.</summary>
internal static class MaskedCall
{
    private static readonly NoiseLimits Limits = new(new CallingOptions());

    /// <summary>
    /// Its call; of a masked autosomal segment the class by its noise at the default limits, so that a difference there is reported, and
    /// flagged, instead of passed over in silence.
    /// </summary>
    public static CallClass? Of(SegmentCall segment, double maskShare) =>
        segment.Call is null && segment.Masked > maskShare && segment.Segment.Chromosome.IsAutosome
            ? Limits.LimitsOf(new LevelToCall(segment.StandardError ?? 0, 2, 0)).Classify(segment.Log2)
            : segment.Call;
}
