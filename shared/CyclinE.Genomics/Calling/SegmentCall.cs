namespace CyclinE.Genomics;

/// <summary>A segment with its judgement.</summary>
public sealed record SegmentCall
{
    /// <summary>The segment as segmentation left it.</summary>
    public required Segment Segment { get; init; }

    /// <summary>r: segment mean − centre.</summary>
    public required double Log2 { get; init; }

    /// <summary>Standard error of r: √(τ·s̃²/n + ω²).</summary>
    public required double StandardError { get; init; }

    /// <summary>The call; null where it is not called (sex chromosomes until sex is known).</summary>
    public required CallClass? Call { get; init; }

    /// <summary>The call under the runner-up centre; null where there is none.</summary>
    public CallClass? CallUnderRunnerUp { get; init; }
}
