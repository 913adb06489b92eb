using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>One tumour as it enters recurrence.</summary>
public sealed record RecurrenceSample
{
    /// <summary>Array id; unique in the cohort.</summary>
    public required string Id { get; init; }

    /// <summary>Its segments in any order.</summary>
    public required IReadOnlyList<RecurrenceSegment> Segments { get; init; }

    /// <summary>What the values are.</summary>
    public RecurrenceScale Scale { get; init; } = RecurrenceScale.Log2;

    /// <summary>
    /// False where the segments come from a file that may hold altered rows only; true where they cover all that was measured.
    /// </summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Sex; null where unknown: then X and Y take no part.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Sex of the reference; null where it is the sample's own.</summary>
    public Sex? ReferenceSex { get; init; }

    /// <summary>File for messages; empty where there is none.</summary>
    public string Source { get; init; } = "";
}

/// <summary>A segment as it enters recurrence.</summary>
/// <param name="Chromosome">The chromosome.</param>
/// <param name="Start">First base pair, 1-based.</param>
/// <param name="End">Last base pair.</param>
/// <param name="Markers">Markers within it (num.mark); 0 where unknown: then markers are laid 10 kb apart.</param>
/// <param name="Value">The value on the sample's scale.</param>
/// <param name="Line">Line of the file it came from; 0 where there is none.</param>
public readonly record struct RecurrenceSegment(Chromosome Chromosome, int Start, int End, int Markers, double Value, int Line = 0);

/// <summary>What the values of a sample's segments are.</summary>
public enum RecurrenceScale
{
    /// <summary>log2 ratios.</summary>
    Log2,

    /// <summary>Copies − 2 of focal events alone, arm events removed and values capped: such a sample enters after deconstruction.</summary>
    FocalCopies,
}
