namespace CyclinE.Artifacts;

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

    /// <summary>Said at.</summary>
    public required DateTime At { get; init; }
}
