using CyclinE.Contracts;
using CyclinE.Messaging.Runner;
using MassTransit;

namespace CyclinE.Messaging.Transport;

/// <summary>Hands a delivery of the broker to the handler of a stage that is described by data.</summary>
/// <typeparam name="TMessage">The message that starts it.</typeparam>
public sealed class HandlerEndpoint<TMessage>(IMessageHandler handler) : IConsumer<TMessage>
    where TMessage : UnitMessage
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<TMessage> context) => handler.Consume(context.Message, null, context.CancellationToken);
}
