using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts;
using CyclinE.Messaging.Runner;
using MassTransit;

namespace CyclinE.Batches.Worker;

/// <summary>Ended units, many at a time: what needs them is looked at once for all of them.</summary>
public sealed class SettleConsumer(BatchRules rules, ILedger ledger, RulesGate gate, Patience patience) : IConsumer<Batch<UnitEnded>>
{
    /// <summary>The queue.</summary>
    public const string Queue = "settle-units";

    /// <summary>Most units at a time.</summary>
    public const int Most = 64;

    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Batch<UnitEnded>> context) =>
        patience.RunAsync("settle", () => gate.RunAsync(() => SettleAsync(context), context.CancellationToken), context.CancellationToken);

    private async Task SettleAsync(ConsumeContext<Batch<UnitEnded>> context)
    {
        var units = context.Message.Select(m => m.Message.Unit).Distinct();
        var rows = await Task.WhenAll(units.Select(unit => ledger.FindUnitAsync(unit, context.CancellationToken)));
        UnitRow[] ended = [.. rows.OfType<UnitRow>().Where(r => !r.IsOpen)];
        if (ended.Length > 0)
        {
            await rules.SettleAsync(ended, context.CancellationToken);
        }
    }
}
