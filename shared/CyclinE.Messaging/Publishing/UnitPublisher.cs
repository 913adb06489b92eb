using System.Security.Cryptography;
using System.Text;
using CyclinE.Contracts;

namespace CyclinE.Messaging.Publishing;

/// <summary>Publishes messages about units with an id that is a function of their content, and waits for the confirmation.</summary>
public sealed class UnitPublisher(IMessageSender sender)
{
    private static readonly TimeSpan ConfirmLimit = TimeSpan.FromSeconds(30);

    /// <summary>Publishes one message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="what">What tells it from others of the same unit and try.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TimeoutException">It was not confirmed in time; publish again.</exception>
    public async Task PublishAsync(UnitMessage message, string what, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConfirmLimit);
        try
        {
            await sender.SendAsync(message, IdOf(message, what), limit.Token).ConfigureAwait(false);
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
