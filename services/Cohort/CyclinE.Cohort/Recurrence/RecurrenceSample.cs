using CyclinE.Genomics;

namespace CyclinE.Cohort;

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
