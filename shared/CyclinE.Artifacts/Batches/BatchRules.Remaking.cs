using System.Collections.Concurrent;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Batches;

/// <content>What a stage needs and cannot read is made again by whoever made it.</content>
public sealed partial class BatchRules
{
    private const int MostRemakes = 3;

    // By unit and artifact: many units may meet one damaged probe set, each of them for the first time.
    private readonly ConcurrentDictionary<string, int> _remakes = new(StringComparer.Ordinal);

    /// <summary>
    /// Sends a unit back to wait because a stage of it could not read an artifact, and replays the units that made what is
    /// damaged or gone: in a new attempt a stage reuses only what reads back whole.
    /// </summary>
    /// <param name="unit">The unit that reads.</param>
    /// <param name="try">The try in which it did.</param>
    /// <param name="artifactId">What could not be read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False where nobody can make it (a table of the plan), or where it was made again and again in vain.</returns>
    public async Task<bool> RemakeAsync(UnitId unit, Try @try, string artifactId, CancellationToken cancellationToken)
    {
        var row = await ledger.FindUnitAsync(unit, cancellationToken).ConfigureAwait(false);
        if (row is null || row.State == UnitState.Cancelled || row.Try != @try)
        {
            return true;
        }

        var plan = await plans.GetAsync(row.PlanId, cancellationToken).ConfigureAwait(false);
        if (plan.Tables.ContainsValue(artifactId) || _remakes.AddOrUpdate($"{unit} {artifactId}", 1, (_, times) => times + 1) > MostRemakes)
        {
            return false;
        }

        List<UnitId> makers = [];
        if (!await ledger.HasOpenNeedAsync(unit, cancellationToken).ConfigureAwait(false))
        {
            var readBack = new ReadBack(artifacts);
            foreach (var need in await NeedsAsync(row, cancellationToken).ConfigureAwait(false))
            {
                if (await IsDamagedAsync(readBack, need, cancellationToken).ConfigureAwait(false))
                {
                    makers.Add(need.Id);
                }
            }
        }

        // The makers first: the unit then waits for them. Where another unit has just seen to it, to try again is enough.
        await ReplayAsync(BatchId.Parse(unit.Batch), [.. makers, unit], u => u.Id == unit ? u.Try == @try : !u.IsOpen, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>What a unit needs: files first, as arrays need them.</summary>
    private async Task<IReadOnlyList<UnitRow>> NeedsAsync(UnitRow row, CancellationToken cancellationToken)
    {
        var needs = new Dictionary<string, UnitRow>(StringComparer.Ordinal);
        foreach (var need in await ledger.ListUnitsAsync(new UnitQuery { Batch = row.Id.Batch, NeededBy = row.Id.Key }, cancellationToken)
            .ConfigureAwait(false))
        {
            if (need.Id.Kind == UnitKind.Array && need.Results.ContainsKey(StageTable.SplitFile.Name))
            {
                foreach (var file in await ledger.ListUnitsAsync(new UnitQuery { Batch = row.Id.Batch, NeededBy = need.Id.Key }, cancellationToken)
                    .ConfigureAwait(false))
                {
                    needs.TryAdd(file.Id.Key, file);
                }
            }

            needs.TryAdd(need.Id.Key, need);
        }

        return [.. needs.Values.OrderBy(n => n.Id.Kind != UnitKind.File)];
    }

    private static async Task<bool> IsDamagedAsync(ReadBack readBack, UnitRow unit, CancellationToken cancellationToken)
    {
        foreach (var result in unit.Results.Values)
        {
            if ((await readBack.OfAsync(result.Id, cancellationToken).ConfigureAwait(false)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }
}
