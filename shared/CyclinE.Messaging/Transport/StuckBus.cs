namespace CyclinE.Messaging.Transport;

/// <summary>Tells a bus that will never come back from one that only waits for its broker.</summary>
/// <remarks>
/// MassTransit 8.5 waits for ever when its broker goes away between connecting and declaring a queue: the broker answers again,
/// and the bus does not look. An outage, however long, is no such case: while nobody answers, no time is counted.
/// </remarks>
/// <param name="limit">Time for which the broker has to have answered a bus that does not read.</param>
public sealed class StuckBus(TimeSpan limit)
{
    private DateTimeOffset? _since;

    /// <summary>Takes a look.</summary>
    /// <param name="isReading">Whether the bus is healthy and all of its queues are read.</param>
    /// <param name="brokerAnswers">Whether the broker takes a connection.</param>
    /// <param name="now">The time of the look.</param>
    /// <returns>True when nothing but a new start helps.</returns>
    public bool IsStuck(bool isReading, bool brokerAnswers, DateTimeOffset now)
    {
        if (isReading || !brokerAnswers)
        {
            _since = null;
            return false;
        }

        _since ??= now;
        return now - _since >= limit;
    }
}
