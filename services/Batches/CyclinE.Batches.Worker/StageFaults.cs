using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;
using CyclinE.Messaging.Runner;

namespace CyclinE.Batches.Worker;

/// <summary>A stage threw what is no invalid input and no outage, three times: a bug. Its unit fails with the exception.</summary>
public sealed class StageFaults(BatchRules rules, ILedger ledger, RulesGate gate, Patience patience, TimeProvider clock) : IStageFaults
{
    /// <inheritdoc/>
    public Task FailAsync(StageFault fault, CancellationToken cancellationToken) =>
        patience.RunAsync("fault", () => gate.RunAsync(() => FailNowAsync(fault, cancellationToken), cancellationToken), cancellationToken);

    private async Task FailNowAsync(StageFault fault, CancellationToken cancellationToken)
    {
        var message = fault.Message;

        // Several stages consume the same message: only the queue tells at which of them it happened.
        var stage = fault.Queue is null ? null : StageDefinition.StageOfQueue(fault.Queue);
        var what = fault.ExceptionType is null ? "An unknown exception." : $"{fault.ExceptionType}: {fault.Text}";
        PipelineMetrics.DeadLetter(fault.Queue ?? BatchConsumer.Queue, "bug");
        await ledger.AddDeadLetterAsync(
            new DeadLetter
            {
                Id = fault.Id,
                Queue = fault.Queue is null ? BatchConsumer.Queue : fault.Queue + "_error",
                Unit = message.Unit.ToString(),
                Reason = $"{what}\n{fault.StackTrace}",
                At = clock.GetUtcNow().UtcDateTime,
            },
            cancellationToken);
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
        await rules.FailAsync(message.Unit, message.Try, failure, cancellationToken);
    }
}
