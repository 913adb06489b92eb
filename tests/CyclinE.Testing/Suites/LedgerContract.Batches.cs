using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>Batches: accepted once, numbered without gaps, written by compare-and-set.</content>
public abstract partial class LedgerContract
{
    private static readonly string PlanA = Rows.Hash("plan A");
    private static readonly string PlanB = Rows.Hash("plan B");

    [Fact]
    public async Task The_same_plan_again_is_the_same_batch()
    {
        var first = await Ledger.AcceptBatchAsync("study", PlanA, Rows.Noon, Token);
        var again = await Ledger.AcceptBatchAsync("study", PlanA, Rows.Noon.AddHours(1), Token);
        var edited = await Ledger.AcceptBatchAsync("study", PlanB, Rows.Noon.AddHours(2), Token);
        var back = await Ledger.AcceptBatchAsync("study", PlanA, Rows.Noon.AddHours(3), Token);
        var other = await Ledger.AcceptBatchAsync("other", PlanA, Rows.Noon.AddHours(4), Token);

        Assert.Equal(new BatchId("study", 1), first.Id);
        Assert.Equal(BatchState.Accepted, first.State);
        Assert.Equal(Rows.Noon, first.AcceptedAt);
        Assert.Equal(DateTimeKind.Utc, again.AcceptedAt.Kind);
        Assert.Equal(first, again);
        Assert.Equal(new BatchId("study", 2), edited.Id);
        Assert.Equal(first, back);
        Assert.Equal(new BatchId("other", 1), other.Id);
        Assert.Equal(first, await Ledger.FindBatchAsync(first.Id, Token));
    }

    [Fact]
    public async Task Accepting_one_plan_at_once_gives_one_revision()
    {
        ILedger[] handles = [Ledger, await OpenAsync()];

        var rows = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => handles[i % 2].AcceptBatchAsync("study", PlanA, Rows.Noon.AddMilliseconds(i), Token), Token)));

        var row = Assert.Single(rows.Distinct());
        Assert.Equal(1, row.Id.Revision);
        Assert.Single(await Ledger.ListBatchesAsync("study", Token));
    }

    [Fact]
    public async Task Accepting_many_plans_at_once_gives_each_its_own_revision()
    {
        ILedger[] handles = [Ledger, await OpenAsync()];

        var rows = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(
            () => handles[i % 2].AcceptBatchAsync("study", Rows.Hash("plan " + (i % 12)), Rows.Noon, Token), Token)));

        Assert.Equal(Enumerable.Range(1, 12), rows.Distinct().Select(r => r.Id.Revision).Order());
        Assert.Equal(12, rows.Select(r => r.PlanId).Distinct().Count());
    }

    [Theory]
    [InlineData("a@b")]
    [InlineData("Zürich 'x' \"y\" $z.w")]
    [InlineData("100 %")]
    public async Task A_name_may_hold_anything(string name)
    {
        var row = await Ledger.AcceptBatchAsync(name, PlanA, Rows.Noon, Token);
        var unit = Rows.Array(row.Id.ToString(), name + "/x~y", 0, "pair/" + name);
        await Ledger.InsertUnitsAsync([unit, Rows.Pair(unit.Id.Batch, name)], Token);

        Assert.Equal(row, await Ledger.FindBatchAsync(BatchId.Parse(row.Id.ToString()), Token));
        Assert.Equal(Rows.Json(unit), Rows.Json(await Ledger.FindUnitAsync(unit.Id, Token)));
        Assert.True(await Ledger.HasOpenNeedAsync(new UnitId(unit.Id.Batch, UnitKind.Pair, name), Token));
    }

    [Fact]
    public async Task Batches_are_listed_newest_first_and_open_ones_oldest_first()
    {
        var first = await Ledger.AcceptBatchAsync("study", PlanA, Rows.Noon, Token);
        var other = await Ledger.AcceptBatchAsync("other", PlanA, Rows.Noon.AddHours(1), Token);
        var second = await Ledger.AcceptBatchAsync("study", PlanB, Rows.Noon.AddHours(2), Token);
        Assert.True(await Ledger.TryReplaceBatchAsync(other with { State = BatchState.Ended, EndedAt = Rows.Noon }, Token));
        Assert.True(await Ledger.TryReplaceBatchAsync(second with { State = BatchState.Cancelling, CancelRequested = true }, Token));

        var all = await Ledger.ListBatchesAsync(null, Token);
        var named = await Ledger.ListBatchesAsync("study", Token);
        var open = await Ledger.ListOpenBatchesAsync(Token);

        Assert.Equal([second.Id, other.Id, first.Id], all.Select(b => b.Id));
        Assert.Equal([second.Id, first.Id], named.Select(b => b.Id));
        Assert.Equal([first.Id, second.Id], open.Select(b => b.Id));
        Assert.True(open[1].CancelRequested);
        Assert.Equal(Rows.Noon, all[1].EndedAt);
    }

    [Fact]
    public async Task Of_many_that_replace_one_version_of_a_batch_one_wins()
    {
        ILedger[] handles = [Ledger, await OpenAsync()];
        var row = await Ledger.AcceptBatchAsync("study", PlanA, Rows.Noon, Token);

        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => handles[i % 2].TryReplaceBatchAsync(row with { State = BatchState.Ended, EndedAt = Rows.Noon.AddSeconds(i) }, Token), Token)));
        var stored = await Ledger.FindBatchAsync(row.Id, Token);

        var winner = Assert.Single(Enumerable.Range(0, 16), i => wins[i]);
        Assert.Equal(row with { State = BatchState.Ended, EndedAt = Rows.Noon.AddSeconds(winner), Version = row.Version + 1 }, stored);
        Assert.False(await Ledger.TryReplaceBatchAsync(row with { State = BatchState.Open }, Token));
        Assert.True(await Ledger.TryReplaceBatchAsync(stored! with { State = BatchState.Open, EndedAt = null }, Token));
    }
}
