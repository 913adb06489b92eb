using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Ledger;

/// <summary>The truth about batches and units. Every write is durable when its task ends.</summary>
public interface ILedger
{
    /// <summary>Stores a plan under its id.</summary>
    Task PutPlanAsync(Plan plan, CancellationToken cancellationToken);

    /// <summary>A plan; null where there is none.</summary>
    Task<Plan?> FindPlanAsync(string planId, CancellationToken cancellationToken);

    /// <summary>Accepts a batch: the one of this name with this plan where it is there, else the next revision, once.</summary>
    Task<BatchRow> AcceptBatchAsync(string name, string planId, DateTime now, CancellationToken cancellationToken);

    /// <summary>A batch; null where there is none.</summary>
    Task<BatchRow?> FindBatchAsync(BatchId batch, CancellationToken cancellationToken);

    /// <summary>All batches, newest first; of one name where given.</summary>
    Task<IReadOnlyList<BatchRow>> ListBatchesAsync(string? name, CancellationToken cancellationToken);

    /// <summary>All batches that have not ended, oldest first.</summary>
    Task<IReadOnlyList<BatchRow>> ListOpenBatchesAsync(CancellationToken cancellationToken);

    /// <summary>Writes a batch if its version is still the one that was read; the stored version is one higher.</summary>
    Task<bool> TryReplaceBatchAsync(BatchRow row, CancellationToken cancellationToken);

    /// <summary>Inserts units; those already there are left as they are.</summary>
    Task InsertUnitsAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken);

    /// <summary>A unit; null where there is none.</summary>
    Task<UnitRow?> FindUnitAsync(UnitId unit, CancellationToken cancellationToken);

    /// <summary>Units by sequence.</summary>
    Task<IReadOnlyList<UnitRow>> ListUnitsAsync(UnitQuery query, CancellationToken cancellationToken);

    /// <summary>Writes a unit if its version is still the one that was read; the stored version is one higher.</summary>
    Task<bool> TryReplaceUnitAsync(UnitRow row, CancellationToken cancellationToken);

    /// <summary>The same for several units in one round trip; true for each that was written.</summary>
    Task<IReadOnlyList<bool>> TryReplaceUnitsAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken);

    /// <summary>True while a unit that this one needs is open: one indexed look.</summary>
    Task<bool> HasOpenNeedAsync(UnitId unit, CancellationToken cancellationToken);

    /// <summary>True while any unit of the batch is open.</summary>
    Task<bool> HasOpenUnitAsync(string batch, CancellationToken cancellationToken);

    /// <summary>Root units of a batch that are released and have not ended.</summary>
    Task<int> CountInFlightAsync(string batch, CancellationToken cancellationToken);

    /// <summary>Units of a batch by kind and state.</summary>
    Task<IReadOnlyList<UnitCount>> CountUnitsAsync(string batch, CancellationToken cancellationToken);

    /// <summary>Notes that the release messages of these units (in the try that the rows name) are confirmed.</summary>
    Task MarkAnnouncedAsync(IReadOnlyList<UnitRow> rows, DateTime now, CancellationToken cancellationToken);

    /// <summary>Notes that everything that needs these units has seen the end that the rows (in their version) name.</summary>
    Task MarkSettledAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken);

    /// <summary>
    /// Counts the start of a stage's computation in this try and says how many starts of that stage have no end: neither a
    /// result nor a mark that was taken back. Another stage of the unit has its own count.
    /// </summary>
    Task<int> MarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken);

    /// <summary>Takes one start of a stage back: its computation ended without a result, and its process lives.</summary>
    Task UnmarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken);

    /// <summary>Stores a roster under its id.</summary>
    Task PutRosterAsync(Roster roster, CancellationToken cancellationToken);

    /// <summary>A roster; null where there is none.</summary>
    Task<Roster?> FindRosterAsync(string rosterId, CancellationToken cancellationToken);

    /// <summary>Notes what a worker says of itself.</summary>
    Task AnnounceWorkerAsync(WorkerAnnouncement worker, CancellationToken cancellationToken);

    /// <summary>Workers heard since a time.</summary>
    Task<IReadOnlyList<WorkerAnnouncement>> ListWorkersAsync(DateTime since, CancellationToken cancellationToken);

    /// <summary>Keeps a dead letter; one id is kept once.</summary>
    Task AddDeadLetterAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Dead letters, newest first.</summary>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(CancellationToken cancellationToken);
}

/// <summary>How many units of one kind are in one state.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
public sealed record UnitCount(UnitKind Kind, UnitState State, int Count);

/// <summary>What a worker process says of itself every 10 s.</summary>
public sealed record WorkerAnnouncement
{
    /// <summary>Unique per process start.</summary>
    public required string WorkerId { get; init; }

    /// <summary>The service.</summary>
    public required string Service { get; init; }

    /// <summary>Host and process id.</summary>
    public required string Process { get; init; }

    /// <summary>Queues it reads, such as <c>segment-array-v1</c>.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    /// <summary>Named roots it can read.</summary>
    public required IReadOnlyList<string> Roots { get; init; }

    /// <summary>Messages that every stage of this worker would take at once: its queues are empty then; 0 where the broker is away.</summary>
    public required int FreeSlots { get; init; }

    /// <summary>Running since. A worker that is killed and started again and again has never been free for long.</summary>
    public DateTime StartedAt { get; init; } = DateTime.UnixEpoch;

    /// <summary>Its stages that are none of the table, whole: a catalogue takes them from here. Workers of earlier releases say none.</summary>
    public IReadOnlyList<StageDefinition> Stages { get; init; } = [];

    /// <summary>Said at.</summary>
    public required DateTime At { get; init; }
}

/// <summary>A message that could not be handled, kept so that nothing is silent.</summary>
public sealed record DeadLetter
{
    /// <summary>Message id.</summary>
    public required string Id { get; init; }

    /// <summary>The queue it came from.</summary>
    public required string Queue { get; init; }

    /// <summary>The unit it was about; null where it could not be read.</summary>
    public string? Unit { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Seen at.</summary>
    public required DateTime At { get; init; }
}
