using CyclinE.Artifacts.Batches;
using CyclinE.Contracts;
using CyclinE.Messaging.Runner;
using MassTransit;

namespace CyclinE.Batches.Worker;

/// <summary>A batch was submitted, cancelled or replayed: the ledger says what is to be done.</summary>
public sealed class BatchConsumer(BatchRules rules, RulesGate gate, Patience patience) : IConsumer<BatchSubmitted>, IConsumer<BatchChanged>
{
    /// <summary>The queue.</summary>
    public const string Queue = "batches";

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BatchSubmitted> context) => ReconcileAsync(context.CancellationToken);

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BatchChanged> context) => ReconcileAsync(context.CancellationToken);

    private Task ReconcileAsync(CancellationToken cancellationToken) =>
        patience.RunAsync("batch", () => gate.RunAsync(() => rules.ReconcileAsync(atOnce: false, cancellationToken), cancellationToken), cancellationToken);
}
