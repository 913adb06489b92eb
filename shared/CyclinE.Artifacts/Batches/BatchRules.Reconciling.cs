using System.Globalization;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Batches;

/// <content>
/// The reconciler: makes good, from the ledger alone, whatever a crash, an outage or a deleted queue left undone.
/// Messages only make a batch fast; this makes it end.
/// </content>
public sealed partial class BatchRules
{
    /// <summary>Goes once over every batch that has not ended.</summary>
    /// <param name="atOnce">True at start-up, when nothing can be in the middle of being done: no grace is given.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task ReconcileAsync(bool atOnce, CancellationToken cancellationToken)
    {
        foreach (var batch in await ledger.ListOpenBatchesAsync(cancellationToken).ConfigureAwait(false))
        {
            switch (batch.State)
            {
                case BatchState.Accepted:
                    await OpenAsync(batch.Id, cancellationToken).ConfigureAwait(false);
                    break;
                case BatchState.Cancelling:
                    await FinishCancelAsync(batch.Id, cancellationToken).ConfigureAwait(false);
                    break;
                default:
                    await ReconcileOpenAsync(batch, atOnce ? TimeSpan.Zero : settings.Grace, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
    }

    /// <summary>
    /// A message of this unit reached the dead-letter queue: it may kill its workers, or only stood beside one that does. From
    /// now on workers handle this unit alone and mark its starts; those marks, not the dead letters, tell the killer, so that
    /// an innocent one is never judged by what stood beside it. True where the message is to be sent to its queue once more.
    /// </summary>
    public async Task<bool> SuspectAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken)
    {
        var row = await ledger.FindUnitAsync(unit, cancellationToken).ConfigureAwait(false);
        if (row is null || row.Try != @try || row.State == UnitState.Cancelled)
        {
            return false;
        }

        if (row.DeadLetters >= settings.MaxDeadLetters)
        {
            var what = $"Its message to {stage} reached the dead-letter queue {row.DeadLetters + 1} times, without being computed.";
            var remedy = "Look at the worker's log for this trace: it ends before it computes. Replay it once the worker is mended.";
            await FailAsync(unit, @try, Failure("crashed", what, unit.Name, remedy, stage), cancellationToken).ConfigureAwait(false);
            return false;
        }

        await ReplaceAsync(
            unit,
            u => u.Try != @try || u.State == UnitState.Cancelled ? null : u with { DeadLetters = u.DeadLetters + 1, ProgressAt = Now },
            cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task ReconcileOpenAsync(BatchRow batch, TimeSpan grace, CancellationToken cancellationToken)
    {
        var name = batch.Id.ToString();
        var before = Now - grace;
        var unsettled = await ledger.ListUnitsAsync(new UnitQuery { Batch = name, IsOpen = false, IsSettled = false }, cancellationToken).ConfigureAwait(false);
        await SettleAsync([.. unsettled.Where(u => u.EndedAt is null || u.EndedAt <= before)], cancellationToken).ConfigureAwait(false);

        // What has ended and waits for an awaited stage is announced again like what is released: all it has is reused on the way.
        var plan = await plans.GetAsync(batch.PlanId, cancellationToken).ConfigureAwait(false);
        var released = await ledger.ListUnitsAsync(new UnitQuery { Batch = name, State = UnitState.Released }, cancellationToken).ConfigureAwait(false);
        var moving = released.Select(u => (Unit: u, Stage: plan.NextStage(u.Id.Kind, u.Results)))
            .Concat(unsettled.Select(u => (Unit: u, Stage: u.Awaits(plan).FirstOrDefault())).Where(u => u.Stage is not null)).ToList();
        await AnnounceAsync(
            [.. moving.Select(m => m.Unit).Where(u => u.AnnouncedAt is null && (u.ReleasedAt is null || u.ReleasedAt <= before))],
            cancellationToken).ConfigureAwait(false);
        await AnnounceStalledAsync(moving, cancellationToken).ConfigureAwait(false);
        await TopUpAsync(name, cancellationToken).ConfigureAwait(false);
        await CloseIfEndedAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A unit without progress, while a worker of its stage had a free slot, has lost its message.</summary>
    private async Task AnnounceStalledAsync(IReadOnlyList<(UnitRow Unit, StageDefinition? Stage)> moving, CancellationToken cancellationToken)
    {
        // A word from the future is that of a clock that is wrong: its worker would count as alive for as long after its end.
        var workers = (await ledger.ListWorkersAsync(Now - settings.WorkerSilence, cancellationToken).ConfigureAwait(false))
            .Where(w => w.At <= Now + settings.WorkerSilence).ToList();
        foreach (var (unit, stage) in moving.Where(m => m.Unit.AnnouncedAt is not null))
        {
            if (stage is null)
            {
                continue;
            }

            // A worker that has not lived for as long proves nothing: it may have been killed by this very message.
            var before = Now - (settings.ProgressLimit ?? stage.TimeLimit);
            if (unit.ProgressAt > before || !workers.Any(w => w.FreeSlots > 0 && w.StartedAt <= before && w.Queues.Contains(stage.Queue)))
            {
                continue;
            }

            if (unit.Reannouncements >= settings.MaxReannouncements)
            {
                var times = unit.Reannouncements.ToString(CultureInfo.InvariantCulture);
                await FailAsync(unit.Id, unit.Try, Failure(
                    "lost", $"Nothing was heard of it at {stage.Name} after {times} more announcements.", unit.Id.Name,
                    "Look at the worker's log for this trace, then replay it.", stage.Name), cancellationToken).ConfigureAwait(false);
                continue;
            }

            var again = await ReplaceAsync(
                unit.Id,
                u => u.Version != unit.Version ? null : u with { Reannouncements = u.Reannouncements + 1, AnnouncedAt = null, ProgressAt = Now },
                cancellationToken).ConfigureAwait(false);
            if (again is not null)
            {
                await AnnounceAsync([again], cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static UnitFailure Failure(string code, string what, string where, string remedy, string? stage) => new()
    {
        Problem = new InputProblem { Code = code, What = what, Where = where, Remedy = remedy },
        Stage = stage,
    };
}
