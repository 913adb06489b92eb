using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>Marks: announced in the same try only, settled in the same version only, starts counted.</content>
public abstract partial class LedgerContract
{
    [Fact]
    public async Task Announced_is_noted_in_the_same_try_only()
    {
        var same = Rows.Array(Batch, "same");
        var advanced = Rows.Array(Batch, "advanced", 1);
        var replayed = Rows.Array(Batch, "replayed", 2);
        var reset = Rows.Pair(Batch, "reset", 3);
        await Ledger.InsertUnitsAsync([same, advanced, replayed, reset], Token);
        same = await WriteAsync(same.Release(Rows.Noon, null));
        var advancedBefore = advanced = await WriteAsync(advanced.Release(Rows.Noon, null));
        var replayedBefore = replayed = await WriteAsync(replayed.Release(Rows.Noon, null));
        advanced = await WriteAsync(advanced with { ProgressAt = Rows.Noon.AddSeconds(5) });
        await WriteAsync(replayed.Replay());
        await WriteAsync(reset with { Roster = Rows.Hash("another roster") });

        await Ledger.MarkAnnouncedAsync([same, advancedBefore, replayedBefore, reset], Rows.Noon.AddSeconds(9), Token);

        Assert.Equal(Rows.Noon.AddSeconds(9), (await Ledger.FindUnitAsync(same.Id, Token))!.AnnouncedAt);
        var kept = await Ledger.FindUnitAsync(advanced.Id, Token);
        Assert.Equal(Rows.Json(advanced with { AnnouncedAt = Rows.Noon.AddSeconds(9), Version = advanced.Version + 1 }), Rows.Json(kept));
        Assert.Null((await Ledger.FindUnitAsync(replayed.Id, Token))!.AnnouncedAt);
        Assert.Null((await Ledger.FindUnitAsync(reset.Id, Token))!.AnnouncedAt);
        Assert.Equal(["same", "advanced"], (await Ledger.ListUnitsAsync(new UnitQuery { Batch = Batch, IsAnnounced = true }, Token)).Select(u => u.Id.Name));
    }

    [Fact]
    public async Task A_mark_is_never_lost_to_a_writer_that_read_before_it()
    {
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        row = await WriteAsync(row.Release(Rows.Noon, null));
        await Ledger.MarkAnnouncedAsync([row], Rows.Noon, Token);

        Assert.False(await Ledger.TryReplaceUnitAsync(row with { DeadLetters = 1 }, Token));

        Assert.NotNull((await Ledger.FindUnitAsync(row.Id, Token))!.AnnouncedAt);
    }

    [Fact]
    public async Task Settled_is_noted_in_the_same_version_only()
    {
        var same = Rows.Array(Batch, "same") with { State = UnitState.Failed };
        var corrected = Rows.Array(Batch, "corrected", 1) with { State = UnitState.Failed };
        await Ledger.InsertUnitsAsync([same, corrected], Token);
        await WriteAsync(corrected with { State = UnitState.Called });

        await Ledger.MarkSettledAsync([same, corrected], Token);

        Assert.True((await Ledger.FindUnitAsync(same.Id, Token))!.Settled);
        Assert.False((await Ledger.FindUnitAsync(corrected.Id, Token))!.Settled);
        Assert.False(await Ledger.TryReplaceUnitAsync(same with { DeadLetters = 1 }, Token));
    }

    [Fact]
    public async Task Starts_are_counted_in_the_same_try_until_a_result_ends_them()
    {
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        row = await WriteAsync(row.Release(Rows.Noon, null));

        Assert.Equal(1, await Ledger.MarkStartAsync(row.Id, row.Try, "ingest-array", Token));
        Assert.Equal(2, await Ledger.MarkStartAsync(row.Id, row.Try, "ingest-array", Token));
        Assert.Equal(0, await Ledger.MarkStartAsync(row.Id, row.Try with { Attempt = 2 }, "ingest-array", Token));
        Assert.Equal(2, (await Ledger.FindUnitAsync(row.Id, Token))!.Starts);

        // A start does not move the version: the row that the stage read before is still good to write when it has ended.
        row = await WriteAsync(row.AddResult(Rows.Plan("study", "a"), "ingest-array", Rows.Result("ingest-array"), row.Try, Rows.Noon));
        Assert.Equal(0, (await Ledger.FindUnitAsync(row.Id, Token))!.Starts);
        Assert.Equal(1, await Ledger.MarkStartAsync(row.Id, row.Try, "ingest-array", Token));
    }

    [Fact]
    public async Task Every_stage_of_a_unit_has_a_count_of_its_own()
    {
        string[] stages = ["associate-cohort", "qc-cohort", "scan-cohort"];
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        row = await WriteAsync(row.Release(Rows.Noon, null));
        foreach (var stage in stages)
        {
            Assert.Equal(1, await Ledger.MarkStartAsync(row.Id, row.Try, stage, Token));
        }

        Assert.Equal(2, await Ledger.MarkStartAsync(row.Id, row.Try, "scan-cohort", Token));
        row = (await Ledger.FindUnitAsync(row.Id, Token))!;
        Assert.Equal([("associate-cohort", 1), ("qc-cohort", 1), ("scan-cohort", 2)], row.StartsByStage.Select(s => (s.Key, s.Value)));

        // The result of one stage says nothing about those beside it.
        row = await WriteAsync(row.AddResult(Rows.Plan("study", "a"), "qc-cohort", Rows.Result("qc-cohort"), row.Try, Rows.Noon));
        row = (await Ledger.FindUnitAsync(row.Id, Token))!;
        Assert.Equal([("associate-cohort", 1), ("scan-cohort", 2)], row.StartsByStage.Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public async Task A_start_that_is_taken_back_was_none()
    {
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        await Ledger.MarkStartAsync(row.Id, row.Try, "ingest-array", Token);
        await Ledger.MarkStartAsync(row.Id, row.Try, "ingest-array", Token);
        await Ledger.UnmarkStartAsync(row.Id, row.Try, "ingest-array", Token);
        await Ledger.UnmarkStartAsync(row.Id, row.Try with { Attempt = 2 }, "ingest-array", Token);
        await Ledger.UnmarkStartAsync(row.Id, row.Try, "segment-array", Token);
        Assert.Equal([("ingest-array", 1)], (await Ledger.FindUnitAsync(row.Id, Token))!.StartsByStage.Select(s => (s.Key, s.Value)));

        await Ledger.UnmarkStartAsync(row.Id, row.Try, "ingest-array", Token);
        await Ledger.UnmarkStartAsync(row.Id, row.Try, "ingest-array", Token); // There is none to take back.
        Assert.Empty((await Ledger.FindUnitAsync(row.Id, Token))!.StartsByStage);
        Assert.Equal(1, await Ledger.MarkStartAsync(row.Id, row.Try, "ingest-array", Token));
    }

    [Fact]
    public async Task Starts_at_once_are_all_counted()
    {
        ILedger[] handles = [Ledger, await OpenAsync()];
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);

        var starts = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => handles[i % 2].MarkStartAsync(row.Id, row.Try, "ingest-array", Token), Token)));

        Assert.Equal(Enumerable.Range(1, 12), starts.Order());
    }
}
