using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Retention;

/// <summary>
/// Removes ended batches and what nothing else refers to. Safe beside running batches: what any of them refers to stays, and so does
/// what somebody has used since. A crash anywhere leaves a batch that is marked, with which the next purge goes on; other batches never
/// lack anything.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="artifacts">The artifacts.</param>
/// <param name="retention">Removes.</param>
public sealed class Purge(ILedger ledger, IArtifactStore artifacts, IRetention retention)
{
    private const int Page = 1000;

    // A stage that reuses an artifact touches it before the ledger says so.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Batches that ended before a time, and every artifact that no batch refers to and nobody has used since then.</summary>
    /// <param name="before">The time.</param>
    /// <param name="now">Now.</param>
    /// <param name="isDry">True to say only what would go.</param>
    /// <param name="cancellationToken">Cancels; the next purge goes on.</param>
    public async Task<PurgeReport> OlderThanAsync(DateTime before, DateTime now, bool isDry, CancellationToken cancellationToken)
    {
        var batches = await ledger.ListBatchesAsync(null, cancellationToken).ConfigureAwait(false);
        var chosen = batches.Where(b => b.PurgedAt is not null || (b.State == BatchState.Ended && b.EndedAt < before)).Reverse().ToList();
        return await RunAsync(batches, chosen, only: null, before, now, isDry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One batch, and the artifacts that it alone refers to.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="now">Now.</param>
    /// <param name="isDry">True to say only what would go.</param>
    /// <param name="cancellationToken">Cancels; the next purge goes on.</param>
    /// <exception cref="InvalidInputException">It has not ended.</exception>
    public async Task<PurgeReport> BatchAsync(BatchRow batch, DateTime now, bool isDry, CancellationToken cancellationToken)
    {
        if (batch.State != BatchState.Ended)
        {
            throw new InvalidInputException(
                "batch-not-ended", "The batch has not ended, so nothing of it is removed.", batch.Id.ToString(), "Wait for its end, or cancel it, then purge it.");
        }

        var batches = await ledger.ListBatchesAsync(null, cancellationToken).ConfigureAwait(false);
        var chosen = batches.Where(b => b.Id == batch.Id).ToList();
        var only = await ReferencesAsync(chosen, cancellationToken).ConfigureAwait(false);
        return await RunAsync(batches, chosen, only, now, now, isDry, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PurgeReport> RunAsync(
        IReadOnlyList<BatchRow> batches, IReadOnlyList<BatchRow> chosen, HashSet<string>? only, DateTime before, DateTime now, bool isDry,
        CancellationToken cancellationToken)
    {
        var open = batches.Count(b => b.State != BatchState.Ended);
        var untouchedSince = open > 0 && before > now - Grace ? now - Grace : before;
        var marked = isDry ? chosen : await MarkAsync(chosen, now, cancellationToken).ConfigureAwait(false);
        var kept = await ReferencesAsync([.. batches.Where(b => chosen.All(c => c.Id != b.Id))], cancellationToken).ConfigureAwait(false);
        var gone = await UnusedAsync(kept, only, untouchedSince, cancellationToken).ConfigureAwait(false);
        var orphans = open > 0 ? [] : await retention.ListOrphansAsync(cancellationToken).ConfigureAwait(false);
        var units = new List<UnitRow>();
        foreach (var batch in chosen)
        {
            units.AddRange(await ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken).ConfigureAwait(false));
        }

        if (!isDry)
        {
            // What refers to others goes after them: a purge that is cut off still finds them.
            foreach (var artifact in gone.OrderBy(a => ArtifactParts.HasParts(a.Kind)))
            {
                await retention.RemoveArtifactAsync(artifact.Id, untouchedSince, cancellationToken).ConfigureAwait(false);
            }

            foreach (var orphan in orphans)
            {
                await retention.RemoveOrphanAsync(orphan.Id, cancellationToken).ConfigureAwait(false);
            }

            await RemoveLedgerAsync(batches, marked, units, cancellationToken).ConfigureAwait(false);
            await retention.ShrinkAsync(cancellationToken).ConfigureAwait(false);
        }

        return new PurgeReport
        {
            Batches = [.. chosen.Select(b => b.Id)],
            Units = units.Count,
            Artifacts = gone.Count,
            Bytes = gone.Sum(a => a.Bytes),
            Orphans = orphans.Count,
            OrphanBytes = orphans.Sum(o => o.Bytes),
            OpenBatches = open,
        };
    }

    /// <summary>Marks batches, so that none is replayed from here on; one that moves again meanwhile ends the purge before anything is removed.</summary>
    private async Task<IReadOnlyList<BatchRow>> MarkAsync(IReadOnlyList<BatchRow> chosen, DateTime now, CancellationToken cancellationToken)
    {
        var marked = new List<BatchRow>();
        foreach (var batch in chosen)
        {
            var next = batch with { PurgedAt = now };
            if (!await ledger.TryReplaceBatchAsync(next, cancellationToken).ConfigureAwait(false))
            {
                throw new InvalidInputException(
                    "batch-changed", "The batch has moved again since it was looked at, so nothing of it is removed.", batch.Id.ToString(), "Purge again once it has ended.");
            }

            marked.Add(next with { Version = next.Version + 1 });
        }

        return marked;
    }

    private async Task RemoveLedgerAsync(
        IReadOnlyList<BatchRow> batches, IReadOnlyList<BatchRow> marked, IReadOnlyList<UnitRow> units, CancellationToken cancellationToken)
    {
        var others = batches.Where(b => marked.All(m => m.Id != b.Id)).ToList();
        var rosters = units.Select(u => u.Roster).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var other in rosters.Count == 0 ? [] : others)
        {
            foreach (var unit in await ledger.ListUnitsAsync(new UnitQuery { Batch = other.Id.ToString() }, cancellationToken).ConfigureAwait(false))
            {
                rosters.Remove(unit.Roster ?? string.Empty);
            }
        }

        foreach (var roster in rosters)
        {
            await retention.RemoveRosterAsync(roster, cancellationToken).ConfigureAwait(false);
        }

        foreach (var batch in marked)
        {
            await retention.RemoveBatchAsync(batch, cancellationToken).ConfigureAwait(false);
            if (others.All(o => o.PlanId != batch.PlanId))
            {
                await retention.RemovePlanAsync(batch.PlanId, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<IReadOnlyList<StoredArtifact>> UnusedAsync(
        HashSet<string> kept, HashSet<string>? only, DateTime untouchedSince, CancellationToken cancellationToken)
    {
        var unused = new List<StoredArtifact>();
        var page = await retention.ListArtifactsAsync(string.Empty, Page, cancellationToken).ConfigureAwait(false);
        while (page.Count > 0)
        {
            unused.AddRange(page.Where(a => !kept.Contains(a.Id) && only?.Contains(a.Id) != false && a.TouchedAt < untouchedSince));
            page = await retention.ListArtifactsAsync(page[^1].Id, Page, cancellationToken).ConfigureAwait(false);
        }

        return unused;
    }

    /// <summary>Everything that batches refer to: tables of their plans, results of their units, and the parts of those.</summary>
    private async Task<HashSet<string>> ReferencesAsync(IReadOnlyList<BatchRow> batches, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var batch in batches)
        {
            if (await ledger.FindPlanAsync(batch.PlanId, cancellationToken).ConfigureAwait(false) is { } plan)
            {
                known.UnionWith(plan.Tables.Values);
            }

            foreach (var unit in await ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken).ConfigureAwait(false))
            {
                foreach (var result in unit.Results.Values)
                {
                    await AddAsync(known, result.Id, result.Kind, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        return known;
    }

    private async Task AddAsync(HashSet<string> known, string id, string kind, CancellationToken cancellationToken)
    {
        if (!known.Add(id))
        {
            return;
        }

        foreach (var part in await ArtifactParts.OfAsync(artifacts, id, kind, cancellationToken).ConfigureAwait(false))
        {
            var partKind = (await artifacts.FindAsync(part, cancellationToken).ConfigureAwait(false))?.Kind ?? string.Empty;
            await AddAsync(known, part, partKind, cancellationToken).ConfigureAwait(false);
        }
    }
}
