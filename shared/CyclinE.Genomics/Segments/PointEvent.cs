using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Segments;

/// <summary>
/// Probes that stand far from their segment but are too few for a segment of their own: an isolated probe beyond the
/// loss's cap, or a run shorter than <c>min-probes</c>. They belong to their segment and take part in its mean.
/// </summary>
public sealed record PointEvent
{
    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>Index of the first probe in the probe set.</summary>
    public required int FirstProbe { get; init; }

    /// <summary>Index of the last probe in the probe set.</summary>
    public required int LastProbe { get; init; }

    /// <summary>Position of the first probe (1-based base pairs).</summary>
    public required int Start { get; init; }

    /// <summary>Position of the last probe.</summary>
    public required int End { get; init; }

    /// <summary>Probes with a finite value.</summary>
    public required int Probes { get; init; }

    /// <summary>Mean of the measured log2 ratios, centre not subtracted.</summary>
    public required double Mean { get; init; }

    /// <summary>Distance from the mean of the segment, in units of the array's σ; signed.</summary>
    public required double Deviation { get; init; }
}
