using CyclinE.Artifacts;
using CyclinE.Contracts;
using CyclinE.Messaging;
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
        var stage = StageTable.All.FirstOrDefault(s => s.Consumes == typeof(TMessage).Name)?.Name ?? typeof(TMessage).Name;
        await ledger.AddDeadLetterAsync(
            new DeadLetter
            {
                Id = context.MessageId?.ToString() ?? Guid.NewGuid().ToString(),
                Queue = stage,
                Unit = message.Unit.ToString(),
                Reason = $"Delivered more than {DeadLetterQueue.DeliveryLimit} times without being handled.",
                At = clock.GetUtcNow().UtcDateTime,
            },
            context.CancellationToken);
        await rules.SuspectAsync(message.Unit, message.Try, stage, context.CancellationToken);
    }
}
