using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using MassTransit;

namespace CyclinE.Batches.Worker;

/// <summary>A stage threw what is no invalid input and no outage, three times: a bug. Its unit fails with the exception.</summary>
/// <typeparam name="TMessage">The message at which it happened.</typeparam>
public sealed class FaultConsumer<TMessage>(BatchRules rules, ILedger ledger, RulesGate gate, Patience patience,
    TimeProvider clock) : IConsumer<Fault<TMessage>>
    where TMessage : UnitMessage
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Fault<TMessage>> context) =>
        patience.RunAsync("fault", () => gate.RunAsync(() => FailAsync(context), context.CancellationToken), context.CancellationToken);

    private async Task FailAsync(ConsumeContext<Fault<TMessage>> context)
    {
        var fault = context.Message;
        var message = fault.Message;

        // Several stages consume the same message: only the queue tells at which of them it happened.
        var queue = context.SourceAddress is { } source ? QueueAddress.QueueOf(source) : null;
        var stage = queue is null ? null : StageDefinition.StageOfQueue(queue);
        var exception = fault.Exceptions.FirstOrDefault();
        var what = exception is null ? "An unknown exception." : $"{exception.ExceptionType}: {exception.Message}";
        PipelineMetrics.DeadLetter(queue ?? BatchConsumer.Queue, "bug");
        await ledger.AddDeadLetterAsync(
            new DeadLetter
            {
                Id = fault.FaultId.ToString(),
                Queue = queue is null ? BatchConsumer.Queue : queue + "_error",
                Unit = message.Unit.ToString(),
                Reason = $"{what}\n{exception?.StackTrace}",
                At = clock.GetUtcNow().UtcDateTime,
            },
            context.CancellationToken);
        var failure = new UnitFailure
        {
            Problem = new InputProblem
            {
                Code = "bug",
                What = what,
                Where = message.Unit.Name,
                Remedy = "This is a fault of the software, not of the file: report it with the trace id; replay the unit once it is mended.",
            },
            Stage = stage,
            TraceId = UnitTrace.TraceIdOf(message.Unit).ToHexString(),
        };
        await rules.FailAsync(message.Unit, message.Try, failure, context.CancellationToken);
    }
}
