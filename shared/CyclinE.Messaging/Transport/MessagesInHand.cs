using System.Collections.Concurrent;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using MassTransit;

namespace CyclinE.Messaging.Transport;

/// <summary>How many messages of each queue this process is working on.</summary>
public sealed class MessagesInHand : IReceiveObserver
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _taken = new(StringComparer.Ordinal);

    /// <summary>Messages of a queue that were taken and are not yet acknowledged.</summary>
    public int Of(string queue) => _counts.GetValueOrDefault(queue);

    /// <summary>Messages that were taken from a queue since the start.</summary>
    public long TakenFrom(string queue) => _taken.GetValueOrDefault(queue);

    /// <inheritdoc/>
    public Task PreReceive(ReceiveContext context)
    {
        _taken.AddOrUpdate(QueueAddress.QueueOf(context.InputAddress), 1, (_, count) => count + 1);
        return Add(context, 1);
    }

    /// <inheritdoc/>
    public Task PostReceive(ReceiveContext context) => Add(context, -1);

    /// <inheritdoc/>
    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    /// <inheritdoc/>
    public Task ReceiveFault(ReceiveContext context, Exception exception) => Add(context, -1);

    private Task Add(ReceiveContext context, int change)
    {
        _counts.AddOrUpdate(QueueAddress.QueueOf(context.InputAddress), change, (_, count) => count + change);
        return Task.CompletedTask;
    }
}
