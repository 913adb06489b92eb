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

    /// <summary>Genome-wide scans, one per end point; empty where none was asked for.</summary>
    public IReadOnlyList<ScanResult> Scans { get; init; } = [];

    /// <summary>Groups by outcomes; empty where none was asked for.</summary>
    public IReadOnlyList<ResponseResult> Responses { get; init; } = [];
}
