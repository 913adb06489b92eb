using CyclinE.Contracts;

namespace CyclinE.Messaging.InProcess;

/// <summary>Who takes the messages of one type from a queue within one process.</summary>
public sealed record MessageTaker
{
    /// <summary>Type of the messages.</summary>
    public required Type Message { get; init; }

    /// <summary>Messages handed over together: at most this many of those that wait.</summary>
    public int Most { get; init; } = 1;

    /// <summary>Pauses before a message that threw is tried again; none where it is not.</summary>
    public IReadOnlyList<TimeSpan> Retries { get; init; } = [];

    /// <summary>Handles messages, with the process's services and the trace parent of who published the first.</summary>
    public required Func<IServiceProvider, IReadOnlyList<UnitMessage>, string?, CancellationToken, Task> Take { get; init; }
}
