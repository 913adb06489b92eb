using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <summary>What every ledger promises. A store's tests derive from it and give a new, empty ledger for each test.</summary>
public abstract partial class LedgerContract : IAsyncLifetime
{
    /// <summary>The ledger of this test.</summary>
    protected ILedger Ledger { get; private set; } = null!;

    /// <summary>Ends with the test run.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens this test's ledger; called again it gives another handle on the same data, as another worker has.</summary>
    protected abstract Task<ILedger> OpenAsync();

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => Ledger = await OpenAsync();

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_not_there_is_null_empty_or_false()
    {
        var unit = Rows.Array("b@1", "a");
        Assert.Null(await Ledger.FindPlanAsync("none", Token));
        Assert.Null(await Ledger.FindRosterAsync("none", Token));
        Assert.Null(await Ledger.FindBatchAsync(new BatchId("b", 1), Token));
        Assert.Null(await Ledger.FindUnitAsync(unit.Id, Token));
        Assert.Empty(await Ledger.ListBatchesAsync(null, Token));
        Assert.Empty(await Ledger.ListOpenBatchesAsync(Token));
        Assert.Empty(await Ledger.ListUnitsAsync(new UnitQuery { Batch = "b@1" }, Token));
        Assert.Empty(await Ledger.CountUnitsAsync("b@1", Token));
        Assert.Empty(await Ledger.ListWorkersAsync(DateTime.UnixEpoch, Token));
        Assert.Empty(await Ledger.ListDeadLettersAsync(Token));
        Assert.Equal(0, await Ledger.CountInFlightAsync("b@1", Token));
        Assert.Equal(0, await Ledger.MarkStartAsync(unit.Id, unit.Try, "ingest-array", Token));
        Assert.False(await Ledger.HasOpenNeedAsync(unit.Id, Token));
        Assert.False(await Ledger.HasOpenUnitAsync("b@1", Token));
        Assert.False(await Ledger.TryReplaceUnitAsync(unit, Token));
        Assert.False(await Ledger.TryReplaceBatchAsync(
            new BatchRow { Id = new BatchId("b", 1), PlanId = "p", State = BatchState.Open, AcceptedAt = Rows.Noon }, Token));
        await Ledger.MarkAnnouncedAsync([unit], Rows.Noon, Token);
        await Ledger.MarkSettledAsync([unit], Token);
        Assert.Null(await Ledger.FindUnitAsync(unit.Id, Token));
    }

    [Fact]
    public async Task Nothing_to_write_is_no_error()
    {
        await Ledger.InsertUnitsAsync([], Token);
        Assert.Empty(await Ledger.TryReplaceUnitsAsync([], Token));
        await Ledger.MarkAnnouncedAsync([], Rows.Noon, Token);
        await Ledger.MarkSettledAsync([], Token);
    }

    [Fact]
    public async Task A_plan_comes_back_with_its_id()
    {
        var plan = Rows.Plan("Zürich 'x' \"y\"", "a", "b");

        await Ledger.PutPlanAsync(plan, Token);
        await Ledger.PutPlanAsync(plan, Token);
        var found = await (await OpenAsync()).FindPlanAsync(plan.Id(), Token);

        Assert.Equal(plan.Id(), found?.Id());
        Assert.Equal(Rows.Json(plan), Rows.Json(found));
    }

    [Fact]
    public async Task A_plan_of_100_000_arrays_comes_back()
    {
        var plan = Rows.Plan("large", [.. Enumerable.Range(0, 100_000).Select(i => FormattableString.Invariant($"array-with-a-long-name-{i}"))]);

        await Ledger.PutPlanAsync(plan, Token);

        Assert.Equal(plan.Id(), (await Ledger.FindPlanAsync(plan.Id(), Token))?.Id());
    }

    [Fact]
    public async Task A_roster_comes_back_with_its_id()
    {
        var roster = Rows.Roster("a", "b", "Zürich");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Ledger.PutRosterAsync(roster, Token), Token)));
        var found = await Ledger.FindRosterAsync(roster.Id(), Token);

        Assert.Equal(roster.Id(), found?.Id());
        Assert.Equal(Rows.Json(roster), Rows.Json(found));
    }

    [Fact]
    public async Task A_roster_of_100_000_arrays_comes_back()
    {
        var roster = Rows.Roster([.. Enumerable.Range(0, 100_000).Select(i => FormattableString.Invariant($"array-with-a-long-name-{i}"))]);

        await Ledger.PutRosterAsync(roster, Token);

        Assert.Equal(roster.Id(), (await Ledger.FindRosterAsync(roster.Id(), Token))?.Id());
    }

    [Fact]
    public async Task Workers_are_listed_by_when_they_were_last_heard()
    {
        var old = Worker("old", 1, Rows.Noon);
        var young = Worker("young", 2, Rows.Noon.AddSeconds(30));
        await Ledger.AnnounceWorkerAsync(old, Token);
        await Ledger.AnnounceWorkerAsync(young, Token);
        await Ledger.AnnounceWorkerAsync(young with { FreeSlots = 0, At = Rows.Noon.AddSeconds(40) }, Token);

        var heard = await Ledger.ListWorkersAsync(Rows.Noon.AddSeconds(10), Token);
        var all = await Ledger.ListWorkersAsync(Rows.Noon, Token);

        var only = Assert.Single(heard);
        Assert.Equal(Rows.Json(young with { FreeSlots = 0, At = Rows.Noon.AddSeconds(40) }), Rows.Json(only));
        Assert.Equal(["old", "young"], all.Select(w => w.WorkerId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Dead_letters_are_kept_once_and_listed_newest_first()
    {
        var first = new DeadLetter { Id = "1", Queue = "call-array-v1", Unit = "b@1/array/a", Reason = "delivery limit", At = Rows.Noon };
        var second = new DeadLetter { Id = "2", Queue = "call-array-v1", Reason = "not readable", At = Rows.Noon.AddMinutes(1) };
        await Ledger.AddDeadLetterAsync(first, Token);
        await Ledger.AddDeadLetterAsync(second, Token);
        await Ledger.AddDeadLetterAsync(first with { At = Rows.Noon.AddHours(1) }, Token);

        var letters = await Ledger.ListDeadLettersAsync(Token);

        Assert.Equal([Rows.Json(second), Rows.Json(first)], letters.Select(Rows.Json));
    }

    [Fact]
    public async Task A_cancelled_token_is_honoured()
    {
        var unit = Rows.Array("b@1", "a");
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var gone = source.Token;
        Func<Task>[] calls =
        [
            () => Ledger.PutPlanAsync(Rows.Plan("b", "a"), gone),
            () => Ledger.FindPlanAsync("p", gone),
            () => Ledger.AcceptBatchAsync("b", "p", Rows.Noon, gone),
            () => Ledger.ListOpenBatchesAsync(gone),
            () => Ledger.InsertUnitsAsync([unit], gone),
            () => Ledger.FindUnitAsync(unit.Id, gone),
            () => Ledger.ListUnitsAsync(new UnitQuery { Batch = "b@1" }, gone),
            () => Ledger.TryReplaceUnitAsync(unit, gone),
            () => Ledger.TryReplaceUnitsAsync([unit], gone),
            () => Ledger.HasOpenNeedAsync(unit.Id, gone),
            () => Ledger.MarkAnnouncedAsync([unit], Rows.Noon, gone),
            () => Ledger.MarkStartAsync(unit.Id, unit.Try, "ingest-array", gone),
            () => Ledger.PutRosterAsync(Rows.Roster("a"), gone),
        ];

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(call);
        }

        Assert.Null(await Ledger.FindUnitAsync(unit.Id, Token));
        Assert.Empty(await Ledger.ListBatchesAsync(null, Token));
    }

    private static WorkerAnnouncement Worker(string id, int slots, DateTime at) => new()
    {
        WorkerId = id,
        Service = "Ingest",
        Process = "host:17",
        Queues = ["ingest-array-v1", "split-file-v1"],
        Roots = ["raw"],
        FreeSlots = slots,
        At = at,
    };
}
