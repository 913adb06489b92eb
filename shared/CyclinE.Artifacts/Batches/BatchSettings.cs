namespace CyclinE.Artifacts.Batches;

/// <summary>How the batch rules run; none of it enters a number.</summary>
public sealed record BatchSettings
{
    /// <summary>Root units in flight per batch: keeps queues short, workers fair and memory flat.</summary>
    public int Window { get; init; } = 256;

    /// <summary>Longest time without progress before a unit is announced again; null takes each stage's own.</summary>
    public TimeSpan? ProgressLimit { get; init; }

    /// <summary>How long a confirmed publish or a settling may be outstanding before the reconciler does it again.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A worker not heard for so long counts as gone.</summary>
    public TimeSpan WorkerSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Announcements without any answer after which a unit is given up as lost.</summary>
    public int MaxReannouncements { get; init; } = 3;

    /// <summary>
    /// Dead letters of one unit after which it is given up as crashed: only for what ends its worker before the worker could
    /// mark its start, since a marked killer is told by its marks long before.
    /// </summary>
    public int MaxDeadLetters { get; init; } = 20;
}
