using CyclinE.Messaging.Transport;
using MassTransit;

namespace CyclinE.Messaging.Runner;

/// <summary>
/// Whether this process would take another message at once. Only then are its queues empty, and a unit of theirs without
/// progress has lost its message rather than its place in a backlog.
/// </summary>
public sealed class FreeSlots(IBusControl bus, PipelineBus endpoints, MessagesInHand hand, ComputeGate gate, QueueWatch queues)
{
    /// <summary>Messages that every stage of this process would take at once; 0 while the broker is away, a queue is not read, or any of them is full.</summary>
    public int Count()
    {
        if (bus.CheckHealth().Status != BusHealthStatus.Healthy || !queues.ReadsAll)
        {
            return 0;
        }

        var free = gate.Slots;
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint.Stage is not null)
            {
                free = Math.Min(free, endpoint.MessageLimit(gate.Slots) - hand.Of(endpoint.Queue));
            }
        }

        return Math.Max(0, free);
    }
}
