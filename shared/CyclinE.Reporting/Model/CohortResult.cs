using CyclinE.Genomics.Results.Cohort;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Genomics.Results.Cohort.Scan;
using CyclinE.Genomics.Results.Cohort.Study;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Reporting.Model;

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

    /// <summary>What recurs; null where there is no such result.</summary>
    public CohortRecurrence? Recurrence { get; init; }

    /// <summary>Every gene against every end point; null where there is no such result.</summary>
    public CohortScan? Scan { get; init; }

    /// <summary>Genome-wide scans, one per end point.</summary>
    public IReadOnlyList<ScanResult> Scans => Scan?.EndPoints ?? [];

    /// <summary>Groups by outcomes, one for each definition of the study that has any.</summary>
    public IReadOnlyList<ResponseResult> Responses => [.. (Study?.Definitions ?? []).Select(d => d.Benefit).OfType<ResponseResult>()];
}
