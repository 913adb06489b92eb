using CyclinE.Messaging.Transport;

namespace CyclinE.Messaging.Runner;

/// <summary>
/// Whether this process would take another message at once. Only then are its queues empty, and a unit of theirs without
/// progress has lost its message rather than its place in a backlog.
/// </summary>
public sealed class FreeSlots(IQueueLoad load, PipelineBus endpoints, ComputeGate gate)
{
    /// <summary>Messages that every stage of this process would take at once; 0 while the broker is away, a queue is not read, or any of them is full.</summary>
    public int Count()
    {
        if (!load.IsConnected)
        {
            return 0;
        }

        var free = gate.Slots;
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint.Stage is not null)
            {
                free = Math.Min(free, endpoint.MessageLimit(gate.Slots) - load.InHand(endpoint.Queue));
            }
        }

        return Math.Max(0, free);
    }
}
