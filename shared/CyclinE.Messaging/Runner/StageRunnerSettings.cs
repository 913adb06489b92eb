using CyclinE.Artifacts.Store;

namespace CyclinE.Messaging.Runner;

/// <summary>How stages run in this process; none of it enters a number.</summary>
public sealed record StageRunnerSettings
{
    /// <summary>Who makes the artifacts.</summary>
    public required Producer Producer { get; init; }

    /// <summary>
    /// True in one process, where no broker counts deliveries: the ledger counts the starts of every computation. Workers
    /// count only those of units whose message reached the dead-letter queue.
    /// </summary>
    public bool CountStarts { get; init; }

    /// <summary>Starts of one stage of a unit without an end after which the unit counts as killing its process.</summary>
    public int MaxStarts { get; init; } = 5;
}
