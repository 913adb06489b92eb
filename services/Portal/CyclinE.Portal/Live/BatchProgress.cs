using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Portal.Api;
using CyclinE.Reporting.Model;

namespace CyclinE.Portal.Live;

/// <summary>Where batches stand, from the ledger alone.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="clock">The time.</param>
public sealed class BatchProgress(ILedger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Where a batch stands; of an open one with its stages, rate and time left.</summary>
    public async Task<BatchView> OfAsync(BatchRow row, CancellationToken cancellationToken)
    {
        var name = row.Id.ToString();
        var counts = await ledger.CountUnitsAsync(name, cancellationToken);
        var view = new BatchView
        {
            Batch = name,
            State = row is { State: BatchState.Ended, CancelRequested: true } ? "cancelled" : row.State.ToString().ToLowerInvariant(),
            AcceptedAt = row.AcceptedAt,
            EndedAt = row.State == BatchState.Ended ? row.EndedAt : null,
            Arrays = Tallies.Arrays(counts),
            Pairs = Tallies.Pairs(counts),
            Cohort = counts.FirstOrDefault(c => c.Kind == UnitKind.Cohort)?.State.ToString().ToLowerInvariant(),
        };
        if (row.State == BatchState.Ended || await ledger.FindPlanAsync(row.PlanId, cancellationToken) is not { } plan)
        {
            return view;
        }

        var units = await ledger.ListUnitsAsync(new UnitQuery { Batch = name }, cancellationToken);
        var (rate, left) = Rate(row, view.Arrays, units);
        return view with { Stages = StagesOf(plan, units), ArraysPerMinute = rate, SecondsLeft = left };
    }

    /// <summary>Units by the stage of the plan that they wait for or are with.</summary>
    public static IReadOnlyDictionary<string, int> AtHand(Plan plan, IEnumerable<UnitRow> units) => units
        .Where(u => u.State == UnitState.Released)
        .Select(u => plan.NextStage(u.Id.Kind, u.Results)?.Queue)
        .OfType<string>()
        .CountBy(q => q)
        .ToDictionary(StringComparer.Ordinal);

    private static IReadOnlyList<StageProgress> StagesOf(Plan plan, IReadOnlyList<UnitRow> units)
    {
        var atHand = AtHand(plan, units);
        return [.. plan.Stages.Select(s => s.Definition)
            .Select(d => new StageProgress(
                d.Queue,
                units.Count(u => u.Id.Kind == d.Unit && u.Results.ContainsKey(d.Name)),
                atHand.GetValueOrDefault(d.Queue),
                units.Count(u => u.Id.Kind == d.Unit)))
            .Where(p => p.Planned > 0)];
    }

    /// <summary>Arrays that ended in the last minute, or since the batch began where that is less.</summary>
    private (double? PerMinute, double? SecondsLeft) Rate(BatchRow row, ArrayTally arrays, IReadOnlyList<UnitRow> units)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var window = now - row.AcceptedAt < Minute ? now - row.AcceptedAt : Minute;
        if (window <= TimeSpan.Zero)
        {
            return (null, null);
        }

        var ended = units.Count(u => u.Id.Kind == UnitKind.Array && u.EndedAt is { } at && now - at <= window);
        var perMinute = ended / window.TotalMinutes;
        return (perMinute, ended == 0 || arrays.Pending == 0 ? null : arrays.Pending / perMinute * 60);
    }
}
