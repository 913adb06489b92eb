using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Portal.Live;

namespace CyclinE.Portal.Api;

/// <summary>Stages across all open batches, and the workers that were heard of.</summary>
public static class StageViews
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);
    private const int RecentBatches = 20;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Reads them.</summary>
    public static async Task<StagesView> ReadAsync(ILedger ledger, CancellationToken cancellationToken)
    {
        var now = DateTime.UtcNow;
        var workers = await ledger.ListWorkersAsync(now - Silence, cancellationToken);
        var atHand = new Dictionary<string, int>(StringComparer.Ordinal);
        var ended = new Dictionary<string, int>(StringComparer.Ordinal);
        var versions = new Dictionary<string, StageDefinition>(StringComparer.Ordinal);
        foreach (var stage in StageTable.All.Concat(workers.SelectMany(w => w.Stages)))
        {
            versions[stage.Queue] = stage;
        }

        foreach (var plan in await RecentPlansAsync(ledger, cancellationToken))
        {
            foreach (var stage in plan.Stages.Where(s => s.Definition.Tool is not null))
            {
                versions.TryAdd(stage.Definition.Queue, stage.Definition);
            }
        }

        foreach (var batch in await ledger.ListOpenBatchesAsync(cancellationToken))
        {
            if (await ledger.FindPlanAsync(batch.PlanId, cancellationToken) is not { } plan)
            {
                continue;
            }

            foreach (var stage in plan.Stages)
            {
                // An open batch may be computed by older versions.
                versions.TryAdd(stage.Definition.Queue, stage.Definition);
            }

            var units = await ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
            foreach (var (queue, count) in BatchProgress.AtHand(plan, units))
            {
                atHand[queue] = atHand.GetValueOrDefault(queue) + count;
            }

            // A row tells when it moved last, and the last of its results is of that time.
            foreach (var unit in units.Where(u => u.ProgressAt is { } at && now - at <= Minute && u.Results.Count > 0))
            {
                if (plan.Stages.LastOrDefault(s => unit.Results.ContainsKey(s.Definition.Name)) is { } last)
                {
                    ended[last.Definition.Queue] = ended.GetValueOrDefault(last.Definition.Queue) + 1;
                }
            }
        }

        return new StagesView(
            [.. versions.Values.OrderBy(StageTable.PlaceOf).ThenBy(s => s.Version).Select(s => new StageView
            {
                Stage = s.Name,
                Version = s.Version,
                Queue = s.Queue,
                Service = s.Service,
                Command = s.Tool is null ? null : string.Join(' ', s.Tool.Command),
                Meaning = s.Meaning,
                AtHand = atHand.GetValueOrDefault(s.Queue),
                EndedLastMinute = ended.GetValueOrDefault(s.Queue),
                Workers = workers.Count(w => w.Queues.Contains(s.Queue)),
            })],
            [.. workers.OrderBy(w => w.Service, StringComparer.Ordinal).ThenBy(w => w.Process, StringComparer.Ordinal)
                .Select(w => new WorkerView(w.Service, w.Process, w.Queues, w.Roots, w.FreeSlots, w.StartedAt, w.At))]);
    }

    /// <summary>Plans of the newest batches, open or not: what they were computed with may be asked for again.</summary>
    private static async Task<IReadOnlyList<Plan>> RecentPlansAsync(ILedger ledger, CancellationToken cancellationToken)
    {
        var plans = new List<Plan>();
        foreach (var id in (await ledger.ListBatchesAsync(null, cancellationToken)).Take(RecentBatches).Select(b => b.PlanId).Distinct(StringComparer.Ordinal))
        {
            if (await ledger.FindPlanAsync(id, cancellationToken) is { } plan)
            {
                plans.Add(plan);
            }
        }

        return plans;
    }
}
