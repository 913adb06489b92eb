using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Batches;

/// <summary>Reads back everything that a batch refers to: its plan, the plan's tables, and the results of its units.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="readBack">Reads artifacts.</param>
public sealed class BatchReadBack(ILedger ledger, ReadBack readBack)
{
    /// <summary>What of a batch is damaged or gone, in the order of its units.</summary>
    public async Task<IReadOnlyList<UnitDamage>> OfAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var name = batch.Id.ToString();
        List<UnitDamage> damage = [];
        try
        {
            var plan = await ledger.FindPlanAsync(batch.PlanId, cancellationToken).ConfigureAwait(false)
                ?? throw new MissingArtifactException(batch.PlanId, "the plan");
            foreach (var (role, id) in plan.Tables)
            {
                damage.AddRange((await readBack.OfAsync(id, cancellationToken)
                    .ConfigureAwait(false)).Select(d => new UnitDamage(name, null, $"table {role}", d.ArtifactId, d.What)));
            }
        }
        catch (UnreadableArtifactException exception)
        {
            damage.Add(new UnitDamage(name, null, "plan", batch.PlanId, exception.Damage));
        }

        foreach (var unit in await ledger.ListUnitsAsync(new UnitQuery { Batch = name }, cancellationToken).ConfigureAwait(false))
        {
            if (unit.IsDamaged)
            {
                damage.Add(new UnitDamage(name, unit.Id.Key, "ledger", unit.Id.ToString(), "its row in the ledger does not match its hash"));
            }

            foreach (var (stage, result) in unit.Results)
            {
                damage.AddRange((await readBack.OfAsync(result.Id, cancellationToken)
                    .ConfigureAwait(false)).Select(d => new UnitDamage(name, unit.Id.Key, stage, d.ArtifactId, d.What)));
            }

            damage.AddRange(await RosterAsync(name, unit, cancellationToken).ConfigureAwait(false));
        }

        return damage;
    }

    /// <summary>The units of a batch that have to run again for what is damaged.</summary>
    public static IReadOnlyList<UnitId> Makers(BatchId batch, IEnumerable<UnitDamage> damage, IReadOnlyList<UnitRow> units)
    {
        var keys = damage.Where(d => d.Batch == batch.ToString()).Select(d => d.Unit).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. units.Where(u => keys.Contains(u.Id.Key)).Select(u => u.Id)];
    }

    private async Task<IReadOnlyList<UnitDamage>> RosterAsync(string batch, UnitRow unit, CancellationToken cancellationToken)
    {
        if (unit.Roster is not { } id)
        {
            return [];
        }

        try
        {
            return await ledger.FindRosterAsync(id, cancellationToken).ConfigureAwait(false) is null
                ? throw new MissingArtifactException(id, "its roster")
                : [];
        }
        catch (UnreadableArtifactException exception)
        {
            return [new UnitDamage(batch, unit.Id.Key, "roster", id, exception.Damage)];
        }
    }
}

/// <summary>A damaged artifact and whose it is.</summary>
/// <param name="Batch">The batch; null for what no batch refers to.</param>
/// <param name="Unit">The unit's key; null for a table of the plan, the plan itself, and for what no batch refers to.</param>
/// <param name="Stage">The stage that made it, or the table's role.</param>
/// <param name="ArtifactId">The artifact.</param>
/// <param name="What">What of it, and what is wrong with that.</param>
public sealed record UnitDamage(string? Batch, string? Unit, string? Stage, string ArtifactId, string What)
{
    /// <summary>Whose it is, in words.</summary>
    public string Whose => Unit is not null ? $"{Unit} at {Stage}" : Stage is not null ? $"{Batch}: {Stage}" : "no batch";
}
