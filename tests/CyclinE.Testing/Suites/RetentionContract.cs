using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <summary>What a purge promises on every store: what anything else refers to stays whole, wherever the purge is cut off.</summary>
public abstract class RetentionContract : IAsyncLifetime
{
    private const string Shared = "shared", Old = "old", New = "new", Loose = "loose";
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>Ends with the test run.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private (ILedger Ledger, IArtifactStore Artifacts, IRetention Retention) _store;

    /// <summary>Opens this test's store.</summary>
    protected abstract Task<(ILedger Ledger, IArtifactStore Artifacts, IRetention Retention)> OpenAsync();

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        _store = await OpenAsync();
        foreach (var name in new[] { Shared, Old, New, Loose })
        {
            _ids[name] = Drafts.NewId();
            await _store.Artifacts.PutAsync(Drafts.Encode(_ids[name], Drafts.Bytes(Drafts.TwoChunks, name.Length)), Token);
        }

        await AddAsync("old", Old, Rows.Noon);
        await AddAsync("new", New, DateTime.UtcNow);
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_dry_purge_says_what_would_go_and_removes_nothing()
    {
        var report = await PurgeOf(_store.Retention).OlderThanAsync(Later, Later, isDry: true, Token);
        Assert.Equal((2, 2, 4), (report.Batches.Count, report.Units, report.Artifacts));
        Assert.True(report.Bytes > 4 * Drafts.TwoChunks, $"{report.Bytes}"); // Bytes that do not compress.
        Assert.Equal([Shared, Old, New, Loose], await PresentAsync());
        Assert.Equal(2, (await _store.Ledger.ListBatchesAsync(null, Token)).Count);
    }

    [Fact]
    public async Task An_old_batch_goes_with_what_nothing_else_refers_to()
    {
        var report = await PurgeOf(_store.Retention).OlderThanAsync(DateTime.UtcNow.AddDays(-1), Later, isDry: false, Token);
        Assert.Equal([new BatchId("old", 1)], report.Batches);
        Assert.Equal(0, report.Artifacts); // All were used today.
        Assert.Null(await _store.Ledger.FindBatchAsync(new BatchId("old", 1), Token));
        Assert.Empty(await _store.Ledger.ListUnitsAsync(new UnitQuery { Batch = "old@1" }, Token));

        var named = await PurgeOf(_store.Retention).BatchAsync((await _store.Ledger.FindBatchAsync(new BatchId("new", 1), Token))!, Later, isDry: false, Token);
        Assert.Equal(2, named.Artifacts);
        Assert.Equal([Old, Loose], await PresentAsync());
        await PurgeOf(_store.Retention).OlderThanAsync(Later, Later, isDry: false, Token);
        Assert.Empty(await PresentAsync());
        Assert.Empty(await _store.Retention.ListOrphansAsync(Token));
    }

    [Fact]
    public async Task One_batch_takes_only_what_it_alone_refers_to()
    {
        await PurgeOf(_store.Retention).BatchAsync((await _store.Ledger.FindBatchAsync(new BatchId("old", 1), Token))!, Later, isDry: false, Token);
        Assert.Equal([Shared, New, Loose], await PresentAsync());
        Assert.NotNull(await _store.Ledger.FindPlanAsync((await _store.Ledger.ListBatchesAsync(null, Token)).Single().PlanId, Token));
    }

    [Fact]
    public async Task A_batch_that_runs_loses_nothing_and_keeps_what_was_used_just_now()
    {
        var row = (await _store.Ledger.FindBatchAsync(new BatchId("new", 1), Token))!;
        await _store.Ledger.TryReplaceBatchAsync(row with { State = BatchState.Open, EndedAt = null }, Token);
        var now = DateTime.UtcNow;
        await Assert.ThrowsAsync<InvalidInputException>(async () =>
            await PurgeOf(_store.Retention).BatchAsync((await _store.Ledger.FindBatchAsync(new BatchId("new", 1), Token))!, now, isDry: false, Token));
        var report = await PurgeOf(_store.Retention).OlderThanAsync(now, now, isDry: false, Token);
        Assert.Equal((1, 0, 1), (report.Batches.Count, report.Artifacts, report.OpenBatches));
        Assert.Equal([Shared, Old, New, Loose], await PresentAsync());
    }

    [Fact]
    public async Task Chunks_that_a_crash_left_without_a_manifest_are_found_and_removed()
    {
        var orphan = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        await LeaveChunksAsync(orphan);
        Assert.Equal([orphan.Manifest.Id], (await _store.Retention.ListOrphansAsync(Token)).Select(o => o.Id));
        var report = await PurgeOf(_store.Retention).OlderThanAsync(DateTime.UnixEpoch, Later, isDry: false, Token);
        Assert.Equal(1, report.Orphans);
        Assert.True(report.OrphanBytes > Drafts.TwoChunks);
        Assert.Empty(await _store.Retention.ListOrphansAsync(Token));
        Assert.Equal([Shared, Old, New, Loose], await PresentAsync());
    }

    [Fact]
    public async Task Wherever_it_is_cut_off_the_other_batch_is_whole_and_the_next_purge_ends_it()
    {
        for (var steps = 0; ; steps++)
        {
            var cut = new CutOff(_store.Retention, steps);
            var old = (await _store.Ledger.ListBatchesAsync("old", Token)).Single();
            try
            {
                await PurgeOf(cut).BatchAsync(old, Later, isDry: false, Token);
                break; // It came to its end.
            }
            catch (OperationCanceledException)
            {
                var damage = await new ReadBack(_store.Artifacts).OfAsync(_ids[Shared], Token);
                Assert.Empty(damage.Concat(await new ReadBack(_store.Artifacts).OfAsync(_ids[New], Token)));
                var left = Assert.Single(await _store.Ledger.ListBatchesAsync("old", Token));
                Assert.NotNull(left.PurgedAt);
            }
        }

        Assert.Equal([Shared, New, Loose], await PresentAsync());
        Assert.Equal("new", Assert.Single(await _store.Ledger.ListBatchesAsync(null, Token)).Id.Name);
    }

    /// <summary>Writes the chunks of an artifact and not its manifest, as a crash between them does.</summary>
    protected abstract Task LeaveChunksAsync(EncodedArtifact artifact);

    private static DateTime Later => DateTime.UtcNow.AddDays(1);

    private Purge PurgeOf(IRetention retention) => new(_store.Ledger, _store.Artifacts, retention);

    private async Task AddAsync(string name, string own, DateTime ended)
    {
        var plan = Rows.Plan(name, "a");
        await _store.Ledger.PutPlanAsync(plan, Token);
        var row = await _store.Ledger.AcceptBatchAsync(name, plan.Id(), Rows.Noon, Token);
        var unit = Rows.Array(row.Id.ToString(), "a") with
        {
            State = UnitState.Called,
            Results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal)
            {
                ["segment-array"] = new ArtifactRef(_ids[Shared], "segmentation", "-"),
                ["call-array"] = new ArtifactRef(_ids[own], "calls", "-"),
            },
        };
        await _store.Ledger.InsertUnitsAsync([unit], Token);
        Assert.True(await _store.Ledger.TryReplaceBatchAsync(row with { State = BatchState.Ended, EndedAt = ended }, Token));
    }

    private async Task<IEnumerable<string>> PresentAsync()
    {
        var present = new List<string>();
        foreach (var (name, id) in _ids)
        {
            if (await _store.Artifacts.FindAsync(id, Token) is not null)
            {
                present.Add(name);
            }
        }

        return present;
    }

    /// <summary>Ends as a process does that is killed after so many removals.</summary>
    private sealed class CutOff(IRetention inner, int steps) : IRetention
    {
        private int _left = steps;

        public Task<IReadOnlyList<StoredArtifact>> ListArtifactsAsync(string after, int limit, CancellationToken cancellationToken) =>
            inner.ListArtifactsAsync(after, limit, cancellationToken);

        public Task<IReadOnlyList<StoredArtifact>> ListOrphansAsync(CancellationToken cancellationToken) => inner.ListOrphansAsync(cancellationToken);

        public Task<bool> RemoveArtifactAsync(string id, DateTime untouchedSince, CancellationToken cancellationToken)
        {
            Step();
            return inner.RemoveArtifactAsync(id, untouchedSince, cancellationToken);
        }

        public Task RemoveOrphanAsync(string id, CancellationToken cancellationToken)
        {
            Step();
            return inner.RemoveOrphanAsync(id, cancellationToken);
        }

        public Task RemoveRosterAsync(string id, CancellationToken cancellationToken)
        {
            Step();
            return inner.RemoveRosterAsync(id, cancellationToken);
        }

        public Task RemovePlanAsync(string id, CancellationToken cancellationToken) => inner.RemovePlanAsync(id, cancellationToken);

        public Task RemoveBatchAsync(BatchRow batch, CancellationToken cancellationToken)
        {
            Step();
            return inner.RemoveBatchAsync(batch, cancellationToken);
        }

        public Task ShrinkAsync(CancellationToken cancellationToken) => inner.ShrinkAsync(cancellationToken);

        private void Step()
        {
            if (_left-- == 0)
            {
                throw new OperationCanceledException("cut off");
            }
        }
    }
}
