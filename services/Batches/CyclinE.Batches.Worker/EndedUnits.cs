using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.Runner;

namespace CyclinE.Batches.Worker;

/// <summary>Ended units, many at a time: what needs them is looked at once for all of them.</summary>
public sealed class EndedUnits(BatchRules rules, ILedger ledger, RulesGate gate, Patience patience)
{
    /// <summary>The queue.</summary>
    public const string Queue = "settle-units";

    /// <summary>Most units at a time.</summary>
    public const int Most = 64;

    /// <summary>Settles them.</summary>
    public Task SettleAsync(IEnumerable<UnitId> units, CancellationToken cancellationToken)
    {
        UnitId[] distinct = [.. units.Distinct()];
        return patience.RunAsync(
            "settle", () => gate.RunAsync(() => SettleNowAsync(distinct, cancellationToken), cancellationToken), cancellationToken);
    }

    private async Task SettleNowAsync(UnitId[] units, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(units.Select(unit => ledger.FindUnitAsync(unit, cancellationToken)));
        UnitRow[] ended = [.. rows.OfType<UnitRow>().Where(r => !r.IsOpen)];
        if (ended.Length > 0)
        {
            await rules.SettleAsync(ended, cancellationToken);
        }
    }
}
