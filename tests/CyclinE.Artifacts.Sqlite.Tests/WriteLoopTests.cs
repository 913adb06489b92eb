using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Sqlite.Tests;

public sealed class WriteLoopTests : IAsyncLifetime
{
    private readonly SqliteStoresOfOneFolder _stores = new();
    private SqliteStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _store = _stores.Open();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task A_write_that_fails_fails_its_own_caller_only()
    {
        using var gate = new ManualResetEventSlim();
        var first = _store.Writes.RunAsync(_ => gate.Wait(TimeSpan.FromMinutes(1)), Token);
        var good = Enumerable.Range(0, 20).Select(i => _store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "a" + i, i)], Token)).ToList();
        var half = _store.Writes.RunAsync<int>(
            c =>
            {
                c.Execute("DELETE FROM units");
                throw new InvalidOperationException("a bug");
            },
            Token);
        var broken = _store.Writes.RunAsync(c => c.Execute("INSERT INTO no_such_table VALUES (1)"), Token);
        var later = _store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "later", 99)], Token);
        gate.Set();

        await first;
        await Task.WhenAll(good);
        await later;
        await Assert.ThrowsAsync<InvalidOperationException>(() => half);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => broken);
        Assert.Equal(21, (await _store.Ledger.ListUnitsAsync(new UnitQuery { Batch = "b@1" }, Token)).Count);
    }

    [Fact]
    public async Task A_write_cancelled_in_the_queue_is_not_done()
    {
        using var gate = new ManualResetEventSlim();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = _store.Writes.RunAsync(_ => gate.Wait(TimeSpan.FromMinutes(1)), Token);
        var cancelled = _store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "a")], source.Token);
        var kept = _store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "b", 1)], Token);
        await source.CancelAsync();
        gate.Set();

        await first;
        await kept;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.Equal("b", Assert.Single(await _store.Ledger.ListUnitsAsync(new UnitQuery { Batch = "b@1" }, Token)).Id.Name);
    }

    [Fact]
    public async Task A_full_disk_is_an_outage_of_the_writes_that_do_not_fit_and_passes()
    {
        var large = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(900_000, 0));
        using var gate = new ManualResetEventSlim();
        await LimitPagesAsync(60);
        var first = _store.Writes.RunAsync(_ => gate.Wait(TimeSpan.FromMinutes(1)), Token);
        var before = _store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "before")], Token);
        var tooLarge = _store.Artifacts.PutAsync(large, Token);
        var after = _store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "after", 1)], Token);
        gate.Set();

        await first;
        await before;
        await after;
        var outage = await Assert.ThrowsAsync<StoreUnavailableException>(() => tooLarge);
        Assert.Contains("full", outage.Message, StringComparison.Ordinal);
        Assert.True(new SqliteOutageDetector().IsOutage(outage));
        Assert.Equal(2, (await _store.Ledger.ListUnitsAsync(new UnitQuery { Batch = "b@1" }, Token)).Count);

        await LimitPagesAsync(1_000_000);
        await _store.Artifacts.PutAsync(large, Token);
        Assert.NotNull(await _store.Artifacts.FindAsync(large.Manifest.Id, Token));
    }

    [Fact]
    public async Task Another_process_that_writes_for_a_while_is_waited_for()
    {
        await using var other = SqliteStore.Open(_stores.Folder);
        using var begun = new ManualResetEventSlim();
        using var gate = new ManualResetEventSlim();
        var slow = other.Writes.RunAsync(
            _ =>
            {
                begun.Set();
                return gate.Wait(TimeSpan.FromMinutes(1));
            },
            Token);
        begun.Wait(Token);

        var waiting = _store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "a")], Token);
        gate.Set();

        Assert.True(await slow);
        await waiting;
        Assert.NotNull(await other.Ledger.FindUnitAsync(Rows.Array("b@1", "a").Id, Token));
    }

    private Task LimitPagesAsync(int pages) => _store.Writes.RunAsync(c => c.Scalar($"PRAGMA max_page_count = {pages}"), Token);
}
