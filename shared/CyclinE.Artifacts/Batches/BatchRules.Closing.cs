using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Batches;

/// <content>Cancelling, replaying, closing and reopening.</content>
public sealed partial class BatchRules
{
    /// <summary>Cancels a batch: no unit is released any more, and every open row ends as cancelled.</summary>
    public async Task CancelAsync(BatchId batch, CancellationToken cancellationToken)
    {
        await ReplaceBatchAsync(
            batch,
            row => row.State == BatchState.Ended ? null : row with { State = BatchState.Cancelling, CancelRequested = true },
            cancellationToken).ConfigureAwait(false);
        await FinishCancelAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Cancels open rows until there is none; what a stage or a settler opens meanwhile is met on the next pass.</summary>
    public async Task FinishCancelAsync(BatchId batch, CancellationToken cancellationToken)
    {
        var row = await ledger.FindBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        if (row is not { State: BatchState.Cancelling })
        {
            return;
        }

        // A batch that was cancelled before it was opened still owes an end to every array of its sheet.
        var plan = await plans.GetAsync(row.PlanId, cancellationToken).ConfigureAwait(false);
        foreach (var slice in BatchUnits.Of(plan, batch.ToString(), Now).Chunk(InsertSlice))
        {
            await ledger.InsertUnitsAsync(slice, cancellationToken).ConfigureAwait(false);
        }

        while (true)
        {
            var open = await ledger.ListUnitsAsync(
                new UnitQuery { Batch = batch.ToString(), IsOpen = true, Limit = InsertSlice }, cancellationToken).ConfigureAwait(false);
            if (open.Count == 0)
            {
                break;
            }

            UnitRow[] cancelled = [.. open.Select(u => u.Cancel(Now)).OfType<UnitRow>()];
            var written = await ledger.TryReplaceUnitsAsync(cancelled, cancellationToken).ConfigureAwait(false);
            foreach (var unit in cancelled.Where((_, i) => written[i]))
            {
                PipelineMetrics.UnitEnded(unit);
            }
        }

        await CloseIfEndedAsync(batch.ToString(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts a new attempt of units that have ended; a cancelled batch or unit is not replayed.</summary>
    /// <returns>The units that wait again.</returns>
    public Task<IReadOnlyList<UnitId>> ReplayAsync(BatchId batch, IReadOnlyList<UnitId> units, CancellationToken cancellationToken) =>
        ReplayAsync(batch, units, u => !u.IsOpen, cancellationToken);

    private async Task<IReadOnlyList<UnitId>> ReplayAsync(
        BatchId batch, IReadOnlyList<UnitId> units, Predicate<UnitRow> mayStart, CancellationToken cancellationToken)
    {
        var row = await ledger.FindBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        if (row is null or { CancelRequested: true } or { PurgedAt: not null })
        {
            return [];
        }

        var replayed = new List<UnitId>();
        foreach (var unit in units)
        {
            var planned = await PlannedAsync(row, unit, cancellationToken).ConfigureAwait(false);
            if (await ReplaceAsync(unit, u => u.IsDamaged ? u.Anew(planned) : mayStart(u) ? u.Replay() : null, cancellationToken)
                .ConfigureAwait(false) is { } again)
            {
                replayed.Add(unit);
                if (!again.IsRoot)
                {
                    var plan = await plans.GetAsync(again.PlanId, cancellationToken).ConfigureAwait(false);
                    if (await SettleNeederAsync(plan, unit, cancellationToken).ConfigureAwait(false) is { } ended)
                    {
                        await SettleAsync([ended], cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        }

        await ReopenAsync(batch, cancellationToken).ConfigureAwait(false);
        await TopUpAsync(batch.ToString(), cancellationToken).ConfigureAwait(false);
        return replayed;
    }

    /// <summary>The row of a unit as the opening of its batch wrote it; null where it is whole, or the plan does not know it.</summary>
    private async Task<UnitRow?> PlannedAsync(BatchRow batch, UnitId unit, CancellationToken cancellationToken)
    {
        if (await ledger.FindUnitAsync(unit, cancellationToken).ConfigureAwait(false) is not { IsDamaged: true })
        {
            return null;
        }

        var plan = await plans.GetAsync(batch.PlanId, cancellationToken).ConfigureAwait(false);
        return BatchUnits.Of(plan, batch.Id.ToString(), Now).FirstOrDefault(u => u.Id == unit);
    }

    private async Task CloseIfEndedAsync(string batch, CancellationToken cancellationToken)
    {
        var id = BatchId.Parse(batch);
        if (await ledger.HasOpenUnitAsync(batch, cancellationToken).ConfigureAwait(false)
            || await AwaitsAsync(id, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var ended = await ReplaceBatchAsync(
            id,
            row => row.State is BatchState.Open or BatchState.Cancelling ? row with { State = BatchState.Ended, EndedAt = Now } : null,
            cancellationToken).ConfigureAwait(false);
        if (ended is not null)
        {
            UnitTrace.Batch($"batch {batch}", batch, ended.AcceptedAt);
        }

        // A replay may have opened a unit between the look and the write.
        if (await ledger.HasOpenUnitAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            await ReopenAsync(id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a unit that has ended still waits for an awaited stage; a batch that is cancelled waits for none.</summary>
    private async Task<bool> AwaitsAsync(BatchId batch, CancellationToken cancellationToken)
    {
        if (await ledger.FindBatchAsync(batch, cancellationToken).ConfigureAwait(false) is not { CancelRequested: false } row)
        {
            return false;
        }

        var plan = await plans.GetAsync(row.PlanId, cancellationToken).ConfigureAwait(false);
        return plan.Stages.Any(s => s.Definition is { Required: false, Awaited: true })
            && (await ledger.ListUnitsAsync(
                new UnitQuery { Batch = batch.ToString(), IsOpen = false, IsSettled = false, Limit = 1 }, cancellationToken).ConfigureAwait(false)).Count > 0;
    }

    /// <summary>An ended batch that has an open unit again moves again (or goes on being cancelled).</summary>
    private Task ReopenAsync(BatchId batch, CancellationToken cancellationToken) =>
        ReplaceBatchAsync(
            batch,
            row => row.State != BatchState.Ended || row.PurgedAt is not null
                ? null
                : row with { State = row.CancelRequested ? BatchState.Cancelling : BatchState.Open, EndedAt = null },
            cancellationToken);

    /// <summary>Compare-and-set in a loop; gives what was written, or null where the change no longer applies.</summary>
    private async Task<BatchRow?> ReplaceBatchAsync(BatchId id, Func<BatchRow, BatchRow?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await ledger.FindBatchAsync(id, cancellationToken).ConfigureAwait(false);
            if (row is null || change(row) is not { } next)
            {
                return null;
            }

            if (await ledger.TryReplaceBatchAsync(next, cancellationToken).ConfigureAwait(false))
            {
                return next;
            }
        }
    }
}
