using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Cli.Results;

/// <summary>Why what is pending is pending: what <c>status</c> prints and the portal shows.</summary>
public static class PendingReasons
{
    /// <summary>The batch of a folder is open and nobody works there: what workers said of themselves went with them.</summary>
    public static bool IsInterrupted(Backend store, BatchRow batch) => store is { IsEmbedded: true, Holder: null } && batch.State != BatchState.Ended;

    /// <summary>For each stage at which released units stand: how many, and whether a worker is there.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Backend store, BatchRow batch, CancellationToken cancellationToken)
    {
        if (batch.State == BatchState.Ended)
        {
            return [];
        }

        if (IsInterrupted(store, batch))
        {
            return ["interrupted; start 'cycline run' again with the same sheet and --out to go on: no process works in this folder"];
        }

        var plan = await store.Ledger.FindPlanAsync(batch.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {batch.PlanId} is not in the ledger.");
        var workers = await store.Ledger.ListWorkersAsync(DateTime.UtcNow.AddSeconds(-30), cancellationToken);
        var released = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString(), State = UnitState.Released }, cancellationToken);
        var lines = released
            .Select(u => plan.NextStage(u.Id.Kind, u.Results))
            .OfType<StageDefinition>()
            .GroupBy(s => s.Queue)
            .Select(g => workers.Any(w => w.Queues.Contains(g.Key))
                ? FormattableString.Invariant($"{g.Count()} at {g.Key}, {workers.Count(w => w.Queues.Contains(g.Key))} workers")
                : FormattableString.Invariant($"{g.Count()} wait: no worker for {g.Key}"))
            .ToList();
        if (batch.State == BatchState.Accepted || (lines.Count == 0 && !workers.Any(w => w.Service is "Batches" or "run")))
        {
            lines.Add(store.IsEmbedded ? $"the run begins ({store.Holder})" : "no Batches worker was heard in the last 30 s");
        }

        if (await store.BrokerTroubleAsync(cancellationToken) is { } trouble)
        {
            lines.Add($"waits for the broker: {trouble}");
        }

        return lines;
    }
}
