using System.Security.Cryptography;
using System.Text;
using CyclinE.Contracts;
using CyclinE.Messaging.Topology;
using MassTransit;

namespace CyclinE.Messaging.Publishing;

/// <summary>Publishes messages about units with an id that is a function of their content, and waits for the broker's confirmation.</summary>
public sealed class UnitPublisher(IBus bus, IBrokerTopology topology)
{
    private static readonly TimeSpan ConfirmLimit = TimeSpan.FromSeconds(30);

    /// <summary>Publishes one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="what">What tells it from others of the same unit and try.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TimeoutException">The broker did not confirm in time; publish again.</exception>
    public async Task PublishAsync(UnitMessage message, string what, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConfirmLimit);
        var id = IdOf(message, what);
        try
        {
            await bus.Publish((object)message, message.GetType(), context => context.MessageId = id, limit.Token).ConfigureAwait(false);
        }
        catch (MessageReturnedException exception)
        {
            // No queue took it: somebody deleted one. It is declared again and whoever waits with patience publishes again.
            await topology.ApplyAsync(cancellationToken).ConfigureAwait(false);
            throw new TimeoutException($"No queue took {message.GetType().Name} of {message.Unit}; the topology was applied again.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The broker did not confirm {message.GetType().Name} of {message.Unit} within {ConfirmLimit.TotalSeconds} s.",
                exception);
        }
    }

    private static Guid IdOf(UnitMessage message, string what)
    {
        var text = FormattableString.Invariant($"{message.Unit}|{message.Try.Attempt}|{message.Try.Roster}|{message.GetType().Name}|{what}");
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }
}
