using CyclinE.Contracts;

namespace CyclinE.Messaging.Publishing;

/// <summary>Carries messages about units to every queue that takes them.</summary>
public interface IMessageSender
{
    /// <summary>Sends one; the task ends when it cannot be lost any more by this process.</summary>
    /// <param name="message">The message.</param>
    /// <param name="id">Its id, a function of its content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TimeoutException">It was not taken; send again.</exception>
    Task SendAsync(UnitMessage message, Guid id, CancellationToken cancellationToken);
}
