namespace CyclinE.Contracts.Telemetry;

/// <summary>Every name that telemetry uses. Tests drive a batch and assert that each is really emitted and that no other is.</summary>
public static class TelemetryNames
{
    /// <summary>Activity source and meter of the pipeline.</summary>
    public const string Source = "CyclinE.Pipeline";

    /// <summary>Histogram, seconds; tags stage, outcome.</summary>
    public const string StageDuration = "cycline.stage.duration";

    /// <summary>Histogram, seconds from release to end; tag kind.</summary>
    public const string UnitLatency = "cycline.unit.latency";

    /// <summary>Counter of ended units; tags kind, state.</summary>
    public const string Units = "cycline.units";

    /// <summary>Counter of units that failed or were excluded; tags stage, code (the reason).</summary>
    public const string Failures = "cycline.failures";

    /// <summary>Histogram, bytes of stored artifacts (uncompressed); tag kind.</summary>
    public const string ArtifactBytes = "cycline.artifact.bytes";

    /// <summary>Counter: same recipe, same producer profile, other bytes.</summary>
    public const string DeterminismViolations = "cycline.determinism.violations";

    /// <summary>Counter: same recipe, another producer profile, other bytes.</summary>
    public const string DeterminismDrift = "cycline.determinism.drift";

    /// <summary>Counter of pauses because store or broker was away; tag what.</summary>
    public const string Outages = "cycline.outages";

    /// <summary>Counter of messages that could not be handled; tags queue, reason: dead, bug, unreadable.</summary>
    public const string DeadLetters = "cycline.dead.letters";

    /// <summary>Gauge of a worker: messages that it would take at once; 0 while its broker is away or it is full.</summary>
    public const string FreeSlots = "cycline.slots.free";

    /// <summary>Gauge of a worker: when it was started, in seconds since 1970.</summary>
    public const string WorkerStarted = "cycline.worker.started";

    /// <summary>Gauge of Batches: batches that have not ended.</summary>
    public const string OpenBatches = "cycline.batches.open";

    /// <summary>Gauge of Batches: units of batches that have not ended; tags kind, state.</summary>
    public const string LedgerUnits = "cycline.ledger.units";

    /// <summary>Gauge of Batches, seconds: the longest time that a released unit has been without progress; tag kind.</summary>
    public const string PendingAge = "cycline.pending.age";

    /// <summary>Gauge of Batches, bytes of the database; tag part: data, storage, indexes.</summary>
    public const string StoreSize = "cycline.store.size";

    /// <summary>Gauge of Batches, bytes: what is free on the disk of the database.</summary>
    public const string StoreFree = "cycline.store.free";

    /// <summary>Metrics of every process with stages or batch rules.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
        [StageDuration, UnitLatency, Units, Failures, ArtifactBytes, DeterminismViolations, DeterminismDrift, Outages, DeadLetters];

    /// <summary>Metrics that a worker process has beside them.</summary>
    public static IReadOnlyList<string> WorkerMetrics { get; } = [FreeSlots, WorkerStarted];

    /// <summary>Metrics of the whole deployment, which the Batches worker measures.</summary>
    public static IReadOnlyList<string> DeploymentMetrics { get; } = [OpenBatches, LedgerUnits, PendingAge, StoreSize, StoreFree];

    /// <summary>All metric names.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Metrics, .. WorkerMetrics, .. DeploymentMetrics];
}
