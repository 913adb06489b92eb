using CyclinE.Contracts;
using CyclinE.Contracts.Stages;

namespace CyclinE.Messaging.Runner;

/// <summary>A consumer that runs one stage. It knows no transport.</summary>
/// <typeparam name="TMessage">The message that starts it.</typeparam>
/// <typeparam name="TEvent">The event that tells of its artifact.</typeparam>
public interface IStageConsumer<TMessage, TEvent> : IMessageHandler<TMessage>, IStageDescription
    where TMessage : UnitMessage
    where TEvent : StageMessage;

/// <summary>Takes messages of one type.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
public interface IMessageHandler<TMessage> : IMessageHandler
    where TMessage : UnitMessage
{
    /// <summary>Handles one. An exception is a bug: it is tried again twice, then the unit fails.</summary>
    Task Consume(Delivery<TMessage> delivery);

    /// <inheritdoc/>
    Task IMessageHandler.Consume(UnitMessage message, string? traceParent, CancellationToken cancellationToken) =>
        Consume(new Delivery<TMessage>((TMessage)message, traceParent, cancellationToken));
}

/// <summary>Takes messages whose type the caller does not know.</summary>
public interface IMessageHandler
{
    /// <summary>Handles one of the type that the handler takes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="traceParent">W3C trace parent of who published it.</param>
    /// <param name="cancellationToken">Told when the process ends.</param>
    Task Consume(UnitMessage message, string? traceParent, CancellationToken cancellationToken);
}

/// <summary>What registration, <c>params</c> and the plan read of a stage's consumer.</summary>
public interface IStageDescription
{
    /// <summary>The stage.</summary>
    static abstract StageDefinition Stage { get; }

    /// <summary>The record of its science options.</summary>
    static abstract Type Options { get; }
}
