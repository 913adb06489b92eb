using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;

namespace CyclinE.Artifacts.Batches;

/// <content>Files of many samples: their arrays are settled together.</content>
public sealed partial class BatchRules
{
    private const int ReadAtOnce = 64;

    private readonly FileIndexes _files = new(artifacts);

    /// <summary>
    /// Settles all arrays of an ended file at once: they need nothing else, so one roster stands for all, and a thousand of
    /// them take a few writes. Gives those that ended by it.
    /// </summary>
    private async Task<List<UnitRow>> SettleArraysAsync(UnitRow ended, CancellationToken cancellationToken)
    {
        var file = await ledger.FindUnitAsync(ended.Id, cancellationToken).ConfigureAwait(false);
        if (file is null || file.IsOpen)
        {
            return []; // A replay opened it again; its end settles.
        }

        var plan = await plans.GetAsync(file.PlanId, cancellationToken).ConfigureAwait(false);
        var roster = Roster.Freeze(plan, [file]);
        await ledger.PutRosterAsync(roster, cancellationToken).ConfigureAwait(false);
        var over = new List<UnitRow>();
        foreach (var slice in file.NeededBy.Chunk(InsertSlice))
        {
            var arrays = new List<UnitRow>(slice.Length);
            foreach (var some in slice.Chunk(ReadAtOnce))
            {
                var rows = await Task.WhenAll(some.Select(key => ledger.FindUnitAsync(ToId(file.Id.Batch, key), cancellationToken))).ConfigureAwait(false);
                arrays.AddRange(rows.OfType<UnitRow>());
            }

            await SettleSliceAsync(plan, file, roster, arrays, over, cancellationToken).ConfigureAwait(false);
        }

        return over;
    }

    private async Task SettleSliceAsync(
        Plan plan, UnitRow file, Roster roster, List<UnitRow> arrays, List<UnitRow> over, CancellationToken cancellationToken)
    {
        var next = new List<UnitRow>(arrays.Count);
        foreach (var array in arrays)
        {
            var (state, failure, handedIn) = await DecideAsync(plan, array, [file], cancellationToken).ConfigureAwait(false);
            if (array.Settle(roster, state, failure, Now, null, handedIn) is { } settled)
            {
                next.Add(settled);
            }
        }

        var written = await ledger.TryReplaceUnitsAsync(next, cancellationToken).ConfigureAwait(false);
        var done = next.Where((_, i) => written[i]).Select(u => u with { Version = u.Version + 1 }).ToList();
        foreach (var unit in done.Where(u => !u.IsOpen))
        {
            PipelineMetrics.UnitEnded(unit);
            over.Add(unit);
        }

        if (done.Exists(u => u.IsOpen))
        {
            await ReopenAsync(BatchId.Parse(file.Id.Batch), cancellationToken).ConfigureAwait(false);
        }

        foreach (var collided in next.Where((_, i) => !written[i]))
        {
            if (await SettleNeederAsync(plan, collided.Id, cancellationToken).ConfigureAwait(false) is { } end)
            {
                over.Add(end);
            }
        }
    }

    /// <summary>
    /// What the ends of its needs mean for a unit, and what it has from them. An array is not released here: a file may have more
    /// of them than the window.
    /// </summary>
    private async ValueTask<(UnitState State, UnitFailure? Failure, SortedDictionary<string, ArtifactRef>? HandedIn)> DecideAsync(
        Plan plan, UnitRow unit, IReadOnlyList<UnitRow> needs, CancellationToken cancellationToken)
    {
        var (state, failure) = Settlement.Decide(plan, unit, needs);
        if (state != UnitState.Released || unit.Id.Kind != UnitKind.Array)
        {
            return (state, failure, null);
        }

        if (needs.FirstOrDefault(n => n.Id.Kind == UnitKind.File) is not { } file || !file.Results.TryGetValue(StageTable.SplitFile.Name, out var index))
        {
            return (UnitState.Waiting, null, null);
        }

        try
        {
            var samples = await _files.GetAsync(index.Id, cancellationToken).ConfigureAwait(false);
            return (UnitState.Waiting, null, FileIndexes.HandIn(samples, plan.Array(unit.Id.Name)));
        }
        catch (InvalidInputException exception)
        {
            return (UnitState.Failed, new UnitFailure { Problem = exception.Problem, Stage = StageTable.SplitFile.Name }, null);
        }
    }
}
