using CyclinE.Genomics.Segments;

namespace CyclinE.Segmentation.Limits;

/// <summary>What call-array makes an event of, as far as a planted amplicon needs it: the rules that its options contain.</summary>
public sealed record DetectionRule
{
    /// <summary>Where a gain begins.</summary>
    public GainRule Gains { get; init; } = new();

    /// <summary>What makes segments an event.</summary>
    public EventRule Events { get; init; } = new();
}
