using CyclinE.Messaging.Runner;
using MassTransit;

namespace CyclinE.Messaging.Transport;

/// <summary>How the queues of a process on the broker stand.</summary>
public sealed class BrokerLoad(IBusControl bus, MessagesInHand hand, QueueWatch queues) : IQueueLoad
{
    /// <inheritdoc/>
    public bool IsConnected => bus.CheckHealth().Status == BusHealthStatus.Healthy && queues.ReadsAll;

    /// <inheritdoc/>
    public int InHand(string queue) => hand.Of(queue);
}
