using CyclinE.Contracts;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using MassTransit;

namespace CyclinE.Batches.Worker;

/// <summary>Takes faults of stages from the broker.</summary>
/// <typeparam name="TMessage">The message at which it happened.</typeparam>
public sealed class FaultConsumer<TMessage>(IStageFaults faults) : IConsumer<Fault<TMessage>>
    where TMessage : UnitMessage
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Fault<TMessage>> context)
    {
        var fault = context.Message;
        var exception = fault.Exceptions.FirstOrDefault();
        return faults.FailAsync(
            new StageFault(
                fault.FaultId.ToString(), fault.Message, context.SourceAddress is { } source ? QueueAddress.QueueOf(source) : null,
                exception?.ExceptionType, exception?.Message, exception?.StackTrace),
            context.CancellationToken);
    }
}
