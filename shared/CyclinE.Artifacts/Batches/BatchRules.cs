using System.Diagnostics.CodeAnalysis;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Batches;

/// <summary>
/// The one rule that moves a batch: a unit is released when everything it needs has ended. Written once on the ports;
/// every store and transport runs this code. Safe to run twice at once: collisions are resolved by compare-and-set.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The gate holds no unmanaged resources.")]
public sealed partial class BatchRules(
    ILedger ledger, IArtifactStore artifacts, PlanCache plans, IUnitAnnouncer announcer, TimeProvider clock, BatchSettings settings)
{
    private const int InsertSlice = 500;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Inserts all units of an accepted batch as waiting, then marks it open and releases the first window.</summary>
    public async Task OpenAsync(BatchId batch, CancellationToken cancellationToken)
    {
        var row = await ledger.FindBatchAsync(batch, cancellationToken).ConfigureAwait(false);
        if (row is not { State: BatchState.Accepted })
        {
            return;
        }

        var plan = await plans.GetAsync(row.PlanId, cancellationToken).ConfigureAwait(false);
        foreach (var slice in BatchUnits.Of(plan, batch.ToString(), Now).Chunk(InsertSlice))
        {
            await ledger.InsertUnitsAsync(slice, cancellationToken).ConfigureAwait(false);
        }

        if (!await ledger.TryReplaceBatchAsync(row with { State = BatchState.Open }, cancellationToken).ConfigureAwait(false))
        {
            return; // Another opener, or a cancel, was first and goes on from here.
        }

        UnitTrace.Batch($"open {batch}", batch.ToString(), row.AcceptedAt);

        await TopUpAsync(batch.ToString(), cancellationToken).ConfigureAwait(false);
        var ended = await ledger.ListUnitsAsync(
            new UnitQuery { Batch = batch.ToString(), IsOpen = false, IsSettled = false }, cancellationToken).ConfigureAwait(false);
        await SettleAsync(ended, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Releases waiting root units until the window is full, and announces them.</summary>
    public async Task TopUpAsync(string batch, CancellationToken cancellationToken)
    {
        var row = await ledger.FindBatchAsync(BatchId.Parse(batch), cancellationToken).ConfigureAwait(false);
        if (row is not { State: BatchState.Open })
        {
            return;
        }

        var free = settings.Window - await ledger.CountInFlightAsync(batch, cancellationToken).ConfigureAwait(false);
        if (free <= 0)
        {
            return;
        }

        var waiting = await ledger.ListUnitsAsync(
            new UnitQuery { Batch = batch, State = UnitState.Waiting, IsRoot = true, Limit = free }, cancellationToken).ConfigureAwait(false);
        var released = new List<UnitRow>(waiting.Count);
        foreach (var unit in waiting)
        {
            if (unit.Release(Now, UnitTrace.Root(unit.Id)) is { } next)
            {
                released.Add(next);
            }
        }

        if (released.Count == 0)
        {
            return;
        }

        var written = await ledger.TryReplaceUnitsAsync(released, cancellationToken).ConfigureAwait(false);
        await AnnounceAsync([.. released.Where((_, i) => written[i])], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Looks at everything that needs these ended units, a file's arrays first, then pairs, then the cohort, and goes on with what
    /// ends by that; then fills the window and closes the batch if nothing is open.
    /// </summary>
    public async Task SettleAsync(IReadOnlyCollection<UnitRow> ended, CancellationToken cancellationToken)
    {
        var batches = ended.Select(e => e.Id.Batch).Distinct(StringComparer.Ordinal).ToList();
        IReadOnlyCollection<UnitRow> wave = ended;
        while (wave.Count > 0)
        {
            var next = new List<UnitRow>();
            foreach (var file in wave.Where(e => e.Id.Kind == UnitKind.File))
            {
                next.AddRange(await SettleArraysAsync(file, cancellationToken).ConfigureAwait(false));
            }

            var needers = wave
                .Where(e => e.Id.Kind != UnitKind.File)
                .SelectMany(e => e.NeededBy, (e, key) => (e.Id.Batch, Key: key, e.PlanId))
                .Distinct()
                .OrderBy(n => KindOf(n.Key))
                .ThenBy(n => n.Key, StringComparer.Ordinal);
            foreach (var (batch, key, planId) in needers)
            {
                var plan = await plans.GetAsync(planId, cancellationToken).ConfigureAwait(false);
                if (await SettleNeederAsync(plan, ToId(batch, key), cancellationToken).ConfigureAwait(false) is { } end)
                {
                    next.Add(end);
                }
            }

            // What keeps its batch open stays unsettled: that is where the batch is looked for before it is closed.
            await ledger.MarkSettledAsync(await WithoutAwaitingAsync(wave, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            wave = next;
        }

        foreach (var batch in batches)
        {
            await TopUpAsync(batch, cancellationToken).ConfigureAwait(false);
            await CloseIfEndedAsync(batch, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends a unit as failed within a try and settles it, or notes that the result of a stage that is not required is not available;
    /// nothing happens where the try has passed.
    /// </summary>
    public async Task FailAsync(UnitId unit, Try @try, UnitFailure failure, CancellationToken cancellationToken)
    {
        if (await ledger.FindUnitAsync(unit, cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return;
        }

        var plan = await plans.GetAsync(row.PlanId, cancellationToken).ConfigureAwait(false);
        var failed = await ReplaceAsync(unit, current => current.Fail(plan, failure, @try, Now), cancellationToken).ConfigureAwait(false);
        if (failed is { IsOpen: false })
        {
            if (row.IsOpen)
            {
                PipelineMetrics.UnitEnded(failed);
            }

            await SettleAsync([failed], cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<UnitRow>> WithoutAwaitingAsync(IReadOnlyCollection<UnitRow> rows, CancellationToken cancellationToken)
    {
        var settled = new List<UnitRow>(rows.Count);
        foreach (var row in rows)
        {
            if (!row.Awaits(await plans.GetAsync(row.PlanId, cancellationToken).ConfigureAwait(false)).Any())
            {
                settled.Add(row);
            }
        }

        return settled;
    }

    /// <summary>Settles one unit whose needs may all have ended; gives its row if it ended by that.</summary>
    private async Task<UnitRow?> SettleNeederAsync(Plan plan, UnitId id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var unit = await ledger.FindUnitAsync(id, cancellationToken).ConfigureAwait(false);
            if (unit is null || unit.State == UnitState.Cancelled
                || await ledger.HasOpenNeedAsync(id, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            var needs = await ledger.ListUnitsAsync(new UnitQuery { Batch = id.Batch, NeededBy = id.Key }, cancellationToken).ConfigureAwait(false);
            if (needs.Any(n => n.IsOpen))
            {
                return null; // A replay opened one between the two looks; its end settles again.
            }

            var roster = Roster.Freeze(plan, needs);
            if (unit.Roster == roster.Id())
            {
                return null;
            }

            var (state, failure, handedIn) = await DecideAsync(plan, unit, needs, cancellationToken).ConfigureAwait(false);
            await ledger.PutRosterAsync(roster, cancellationToken).ConfigureAwait(false);
            var traceParent = state == UnitState.Released ? UnitTrace.Root(id) : null;
            if (unit.Settle(roster, state, failure, Now, traceParent, handedIn) is not { } next)
            {
                return null;
            }

            if (await ledger.TryReplaceUnitAsync(next, cancellationToken).ConfigureAwait(false))
            {
                next = next with { Version = next.Version + 1 };
                if (!next.IsOpen)
                {
                    PipelineMetrics.UnitEnded(next);
                    return next;
                }

                await ReopenAsync(BatchId.Parse(id.Batch), cancellationToken).ConfigureAwait(false);
                if (next.State == UnitState.Released)
                {
                    await AnnounceAsync([next], cancellationToken).ConfigureAwait(false);
                }

                return null;
            }
        }
    }

    /// <summary>Publishes release messages and notes the broker's confirmation.</summary>
    private async Task AnnounceAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var announced = await announcer.AnnounceAsync(rows, cancellationToken).ConfigureAwait(false);
        await ledger.MarkAnnouncedAsync(announced, Now, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Compare-and-set in a loop; gives the written row, or null where the change no longer applies.</summary>
    private async Task<UnitRow?> ReplaceAsync(UnitId id, Func<UnitRow, UnitRow?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await ledger.FindUnitAsync(id, cancellationToken).ConfigureAwait(false);
            if (row is null || change(row) is not { } next)
            {
                return null;
            }

            if (await ledger.TryReplaceUnitAsync(next, cancellationToken).ConfigureAwait(false))
            {
                return next with { Version = next.Version + 1 };
            }
        }
    }

    private static UnitKind KindOf(string key) => key[..key.IndexOf('/', StringComparison.Ordinal)] switch
    {
        "file" => UnitKind.File,
        "array" => UnitKind.Array,
        "pair" => UnitKind.Pair,
        _ => UnitKind.Cohort,
    };

    private static UnitId ToId(string batch, string key) => new(batch, KindOf(key), key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]);
}
