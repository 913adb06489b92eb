using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Portal.Api;

/// <summary>One array of a batch in a line.</summary>
public record ArrayView
{
    /// <summary>Array id; a number in its place where names are hidden.</summary>
    public required string Array { get; init; }

    /// <summary>Specimen or line; null where names are hidden.</summary>
    public string? Sample { get; init; }

    /// <summary>Patient; null where there is none or names are hidden.</summary>
    public string? Patient { get; init; }

    /// <summary>Role of the sheet.</summary>
    public required string Role { get; init; }

    /// <summary>called, failed, excluded, cancelled or pending.</summary>
    public required string State { get; init; }

    /// <summary>The last stage that ended, or the one that failed.</summary>
    public string? Stage { get; init; }

    /// <summary>Judgement of quality control: pass, warn or fail.</summary>
    public string? Verdict { get; init; }

    /// <summary>DLRS, log2.</summary>
    public double? Dlrs { get; init; }

    /// <summary>Probes with a value.</summary>
    public int? Probes { get; init; }

    /// <summary>Share of the genome that is not neutral, 0–1.</summary>
    public double? GenomeAltered { get; init; }

    /// <summary>Share of tumour cells, 0–1; null where it is not known.</summary>
    public double? Purity { get; init; }

    /// <summary>Panel genes that are amplified.</summary>
    public required IReadOnlyList<string> Amplified { get; init; }

    /// <summary>Why it was not called, in one sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>Id of its trace.</summary>
    public string? TraceId { get; init; }

    /// <summary>Address of its trace; null where none is set.</summary>
    public string? TraceUrl { get; init; }
}

/// <summary>One array with all that was found on it.</summary>
public sealed record ArrayDetailView : ArrayView
{
    /// <summary>Genome build of the positions.</summary>
    public string? Build { get; init; }

    /// <summary>File format.</summary>
    public string? Format { get; init; }

    /// <summary>Platform.</summary>
    public string? Platform { get; init; }

    /// <summary>Sentences on its quality.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Quality control.</summary>
    public QualityControl? Quality { get; init; }

    /// <summary>The centre that is subtracted, log2.</summary>
    public double? Centre { get; init; }

    /// <summary>The runner-up centre, log2.</summary>
    public double? RunnerUpCentre { get; init; }

    /// <summary>Events.</summary>
    public IReadOnlyList<CopyNumberEvent> Events { get; init; } = [];

    /// <summary>Segments.</summary>
    public IReadOnlyList<SegmentCall> Segments { get; init; } = [];

    /// <summary>Panel genes.</summary>
    public IReadOnlyList<GeneCall> Genes { get; init; } = [];
}

/// <summary>One pair of a batch.</summary>
public sealed record PairView
{
    /// <summary>The pair, as RESISTANT~PARENTAL.</summary>
    public required string Pair { get; init; }

    /// <summary>Resistant array.</summary>
    public required string Resistant { get; init; }

    /// <summary>Parental array.</summary>
    public required string Parental { get; init; }

    /// <summary>compared, skipped, failed, cancelled or pending.</summary>
    public required string State { get; init; }

    /// <summary>Why it was not compared.</summary>
    public string? Reason { get; init; }

    /// <summary>Correlation by which both are of one line.</summary>
    public double? Identity { get; init; }

    /// <summary>What was found, the most certain first.</summary>
    public IReadOnlyList<PairEvent> Events { get; init; } = [];
}

/// <summary>One gene in one array.</summary>
public sealed record GeneInArray
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>Role of the array.</summary>
    public required string Role { get; init; }

    /// <summary>log2 over the gene, above the centre; null without probes.</summary>
    public double? Log2 { get; init; }

    /// <summary>Its call; null where it was not called.</summary>
    public string? Call { get; init; }

    /// <summary>Whether it lies in a focal event.</summary>
    public bool Focal { get; init; }

    /// <summary>Probes in it.</summary>
    public int? Probes { get; init; }

    /// <summary>The gene's expression as the sheet has it (a z score); null where it has none.</summary>
    public double? Expression { get; init; }

    /// <summary>Immunohistochemistry of the gene's protein as the sheet has it; null where it has none.</summary>
    public string? Stain { get; init; }

    /// <summary>The smallest amplicon over the gene that this array would have shown, in words; null where that was not measured.</summary>
    public string? SmallestSeen { get; init; }
}

/// <summary>A unit that failed, or a message that nobody could handle.</summary>
public sealed record FailureView
{
    /// <summary>The batch; null of a message that could not be read.</summary>
    public string? Batch { get; init; }

    /// <summary>The unit's key.</summary>
    public string? Unit { get; init; }

    /// <summary>failed, or dead-letter.</summary>
    public required string Kind { get; init; }

    /// <summary>Stage or queue.</summary>
    public string? Stage { get; init; }

    /// <summary>Machine-readable reason.</summary>
    public string? Code { get; init; }

    /// <summary>What went wrong.</summary>
    public required string What { get; init; }

    /// <summary>Where.</summary>
    public string? Where { get; init; }

    /// <summary>What to do.</summary>
    public string? Remedy { get; init; }

    /// <summary>When (UTC).</summary>
    public DateTime? At { get; init; }

    /// <summary>Id of the trace in which it happened.</summary>
    public string? TraceId { get; init; }

    /// <summary>Address of that trace; null where none is set.</summary>
    public string? TraceUrl { get; init; }
}

/// <summary>A stage: the program's own, or one that a worker announces or a batch was planned with.</summary>
public sealed record StageView
{
    /// <summary>The stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Version that new batches are computed with.</summary>
    public required int Version { get; init; }

    /// <summary>Its queue.</summary>
    public required string Queue { get; init; }

    /// <summary>The service that runs it.</summary>
    public required string Service { get; init; }

    /// <summary>The program of a stage that is described by data; null for the program's own.</summary>
    public string? Command { get; init; }

    /// <summary>required, awaited or side: what its absence means to a unit.</summary>
    public required string Meaning { get; init; }

    /// <summary>Released units of open batches that wait for it or are computed.</summary>
    public required int AtHand { get; init; }

    /// <summary>Results in the last minute.</summary>
    public required int EndedLastMinute { get; init; }

    /// <summary>Workers that read its queue, heard in the last 30 s.</summary>
    public required int Workers { get; init; }
}

/// <summary>A worker that was heard of in the last 30 s.</summary>
/// <param name="Service">Its service.</param>
/// <param name="Process">Host and process id.</param>
/// <param name="Queues">Queues it reads.</param>
/// <param name="Roots">Roots it sees.</param>
/// <param name="FreeSlots">Messages it would take at once.</param>
/// <param name="StartedAt">Running since (UTC).</param>
/// <param name="At">Last heard (UTC).</param>
public sealed record WorkerView(
    string Service, string Process, IReadOnlyList<string> Queues, IReadOnlyList<string> Roots, int FreeSlots, DateTime StartedAt, DateTime At);

/// <summary>Stages and workers.</summary>
/// <param name="Stages">Every stage.</param>
/// <param name="Workers">Every worker.</param>
public sealed record StagesView(IReadOnlyList<StageView> Stages, IReadOnlyList<WorkerView> Workers);
