using CyclinE.Contracts;
using CyclinE.Messaging.Publishing;
using CyclinE.Messaging.Topology;
using MassTransit;

namespace CyclinE.Messaging.Transport;

/// <summary>Publishes on the broker.</summary>
public sealed class BrokerSender(IBus bus, IBrokerTopology topology) : IMessageSender
{
    /// <inheritdoc/>
    public async Task SendAsync(UnitMessage message, Guid id, CancellationToken cancellationToken)
    {
        try
        {
            await bus.Publish((object)message, message.GetType(), context => context.MessageId = id, cancellationToken).ConfigureAwait(false);
        }
        catch (MessageReturnedException exception)
        {
            // No queue took it: somebody deleted one. It is declared again and whoever waits with patience publishes again.
            await topology.ApplyAsync(cancellationToken).ConfigureAwait(false);
            throw new TimeoutException($"No queue took {message.GetType().Name} of {message.Unit}; the topology was applied again.", exception);
        }
    }
}
