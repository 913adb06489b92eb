using CyclinE.Genomics;

namespace CyclinE.Reporting;

/// <summary>What became of the cohort.</summary>
public sealed record CohortResult
{
    /// <summary>How the cohort ended; null where none was planned.</summary>
    public required UnitOutcome? State { get; init; }

    /// <summary>Why it was not analysed or not planned; null where it was analysed.</summary>
    public string? Reason { get; init; }

    /// <summary>The study table; null where there is none.</summary>
    public CohortStudy? Study { get; init; }

    /// <summary>Every array beside the others; null where there is no such result.</summary>
    public CohortCheck? Check { get; init; }

    /// <summary>Segments between shared breaks; null where they were not asked for.</summary>
    public JointSegmentation? Joint { get; init; }
}
