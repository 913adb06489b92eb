using CyclinE.Contracts;
using CyclinE.Messaging.Runner;
using MassTransit;

namespace CyclinE.Messaging.Transport;

/// <summary>Hands a delivery of the broker to the stage's consumer.</summary>
/// <typeparam name="TConsumer">The stage's consumer.</typeparam>
/// <typeparam name="TMessage">The message that it takes.</typeparam>
public sealed class StageEndpoint<TConsumer, TMessage>(TConsumer consumer) : IConsumer<TMessage>
    where TConsumer : class, IMessageHandler<TMessage>
    where TMessage : UnitMessage
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<TMessage> context) => consumer.Consume(new Delivery<TMessage>(context.Message, null, context.CancellationToken));
}
