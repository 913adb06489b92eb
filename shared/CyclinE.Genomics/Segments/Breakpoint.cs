using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Segments;

/// <summary>
/// A break between two neighbouring segments of one chromosome and the range within which it lies with 95% probability.
/// </summary>
public sealed record Breakpoint
{
    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>Index in the probe set of the last probe with a value of the segment on the left.</summary>
    public required int LeftProbe { get; init; }

    /// <summary>Position of <see cref="LeftProbe"/> (1-based base pairs).</summary>
    public required int Left { get; init; }

    /// <summary>Position of the first probe of the segment on the right.</summary>
    public required int Right { get; init; }

    /// <summary>The 95% interval's lower end: smallest plausible last probe of the left segment; at most <see cref="LeftProbe"/>.</summary>
    public required int LowProbe { get; init; }

    /// <summary>The 95% interval's upper end: largest plausible last probe of the left segment; at least <see cref="LeftProbe"/>.</summary>
    public required int HighProbe { get; init; }

    /// <summary>Position of <see cref="LowProbe"/> (1-based base pairs): the left segment surely reaches it.</summary>
    public required int Low { get; init; }

    /// <summary>Position of the first finite probe after <see cref="HighProbe"/>: the right segment surely holds it.</summary>
    public required int High { get; init; }
}
