using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using MassTransit;

namespace CyclinE.Batches.Worker;

/// <summary>A message was delivered too often: it kills its workers, or stood beside one that does.</summary>
/// <typeparam name="TMessage">The message.</typeparam>
public sealed class DeadLetterConsumer<TMessage>(BatchRules rules, ILedger ledger, RulesGate gate, Patience patience, TimeProvider clock) : IConsumer<TMessage>
    where TMessage : UnitMessage
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<TMessage> context) =>
        patience.RunAsync("dead letter", () => gate.RunAsync(() => SuspectAsync(context), context.CancellationToken), context.CancellationToken);

    private async Task SuspectAsync(ConsumeContext<TMessage> context)
    {
        var message = context.Message;

        // Several stages consume the same message: only the queue tells which of them did not live through it.
        var queue = QueueAddress.DiedIn(context.ReceiveContext) ?? DeadLetterQueue.Name;
        PipelineMetrics.DeadLetter(queue, "dead");
        await ledger.AddDeadLetterAsync(
            new DeadLetter
            {
                Id = $"{context.MessageId} {queue}", // One event goes to the queue of every stage that consumes it.
                Queue = queue,
                Unit = message.Unit.ToString(),
                Reason = $"Delivered more than {DeadLetterQueue.DeliveryLimit} times without being handled.",
                At = clock.GetUtcNow().UtcDateTime,
            },
            context.CancellationToken);
        var stage = StageDefinition.StageOfQueue(queue);
        if (stage is not null && await rules.SuspectAsync(message.Unit, message.Try, stage, context.CancellationToken))
        {
            // To that queue alone: the other stages that consume the message have had theirs.
            var again = await context.GetSendEndpoint(new Uri($"exchange:{queue}"));
            await again.Send(message, context.CancellationToken);
        }
    }
}
