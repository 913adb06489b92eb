using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;

namespace CyclinE.Cli.Results;

/// <summary>Sets ended units to wait again: what <c>replay</c> and the portal do.</summary>
public static class UnitReplay
{
    /// <summary>Sets units to wait again; whoever runs the batch is to be told of it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="named">Array ids or keys of units.</param>
    /// <param name="failed">Whether all failed arrays, and all units that ended without the result of a stage, too.</param>
    /// <param name="damage">What is damaged, whose makers run again, too; null where that was not asked for.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The units that wait, and what was done or why nothing was, in words.</returns>
    /// <exception cref="UsageException">The batch was cancelled, or has no such unit.</exception>
    public static async Task<(IReadOnlyList<UnitId> Units, string Text)> ReplayAsync(
        Backend store, BatchRow batch, IReadOnlyList<string> named, bool failed, IReadOnlyList<UnitDamage>? damage, CancellationToken cancellationToken)
    {
        if (batch.CancelRequested)
        {
            throw new UsageException($"{batch.Id} was cancelled; submit the sheet again instead.");
        }

        var rows = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
        var wanted = new List<UnitId>();
        wanted.AddRange(named.Select(name => NamedUnit.Find(batch.Id, rows, name).Id));
        if (failed)
        {
            wanted.AddRange(rows.Where(r => r is { Id.Kind: UnitKind.Array, State: UnitState.Failed } || Lacks(r)).Select(r => r.Id));
        }

        if (damage is not null)
        {
            wanted.AddRange(BatchReadBack.Makers(batch.Id, damage, rows));
        }

        // An array whose file failed cannot run before that file is split; what follows from the file needs no attempt of its own.
        var plan = await store.Ledger.FindPlanAsync(batch.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {batch.PlanId} is not in the ledger.");
        var files = rows.Where(r => r is { Id.Kind: UnitKind.File, State: UnitState.Failed }).ToDictionary(r => r.Id.Name, r => r.Id, StringComparer.Ordinal);
        var broken = wanted.Where(u => u.Kind == UnitKind.Array && plan.Array(u.Name).File is { } file && files.ContainsKey(file)).ToList();
        wanted = [.. broken.Select(u => files[plan.Array(u.Name).File!]), .. wanted.Except(broken)];

        // The window is the Batches service's (or the run's) to fill: here the rows are only set to wait again.
        var replayed = await LocalRules.Of(store).ReplayAsync(batch.Id, [.. wanted.Distinct()], cancellationToken);
        if (replayed.Count == 0)
        {
            return ([], $"nothing to replay: {Why(batch, rows, wanted, damage is not null && !failed)}");
        }

        var following = replayed.Where(u => u.Kind == UnitKind.File).Sum(u => plan.FileArrays()[u.Name].Count());
        return (replayed, FormattableString.Invariant(
            $"{replayed.Count} units of {batch.Id} wait again{(following > 0 ? $"; {following} arrays follow their file" : string.Empty)}."));
    }

    /// <summary>Whether a unit ended without a result of a stage that it does not need.</summary>
    private static bool Lacks(UnitRow row) => !row.IsOpen && row.State != UnitState.Cancelled && row.Unavailable is { Count: > 0 };

    private static string Why(BatchRow batch, IReadOnlyList<UnitRow> rows, List<UnitId> wanted, bool onlyDamaged)
    {
        if (wanted.Count == 0)
        {
            return onlyDamaged ? $"no result of {batch.Id} is damaged." : $"no array or file of {batch.Id} has failed, and no result of a stage is missing.";
        }

        var open = rows.Where(r => wanted.Contains(r.Id) && r.IsOpen).Select(r => $"{r.Id.Key} ({r.State.ToString().ToLowerInvariant()})").ToList();
        return open.Count > 0
            ? $"not ended yet: {string.Join(", ", open.Take(10))}."
            : $"cancelled units stay cancelled: {string.Join(", ", wanted.Take(10).Select(u => u.Key))}.";
    }
}
