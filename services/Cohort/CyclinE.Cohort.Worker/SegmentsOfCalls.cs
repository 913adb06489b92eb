using CyclinE.Genomics;

namespace CyclinE.Cohort.Worker;

/// <summary>What recurrence reads of an array's calls: their document holds much more, and there may be ten thousand.</summary>
internal sealed record SegmentsOfCalls
{
    /// <summary>Genome build.</summary>
    public required string Build { get; init; }

    /// <summary>The segments.</summary>
    public required IReadOnlyList<CalledSegment> Segments { get; init; }

    /// <summary>A segment, its log2 ratio, the centre subtracted, and its masked share; null where nothing is masked.</summary>
    internal sealed record CalledSegment(Place Segment, double Log2, double? Masked);

    /// <summary>Where a segment lies.</summary>
    internal sealed record Place(Chromosome Chromosome, int Start, int End, int Probes);
}
