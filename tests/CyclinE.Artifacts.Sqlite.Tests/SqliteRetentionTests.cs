using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Store;
using CyclinE.Testing;
using CyclinE.Testing.Suites;

namespace CyclinE.Artifacts.Sqlite.Tests;

public sealed class SqliteRetentionTests : RetentionContract
{
    private readonly SqliteStoresOfOneFolder _stores = new();

    public override async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task The_folder_shrinks()
    {
        var store = _stores.Open();
        for (var i = 0; i < 40; i++)
        {
            await store.Artifacts.PutAsync(Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100_000, 10)), Token);
        }

        var before = Size();
        var later = DateTime.UtcNow.AddDays(1);
        await new Purge(store.Ledger, store.Artifacts, store.Retention).OlderThanAsync(later, later, isDry: false, Token);
        Assert.True(Size() < before / 10, $"{before} → {Size()} bytes");
    }

    protected override Task<(ILedger Ledger, IArtifactStore Artifacts, IRetention Retention)> OpenAsync()
    {
        var store = _stores.Open();
        return Task.FromResult((store.Ledger, store.Artifacts, store.Retention));
    }

    protected override Task LeaveChunksAsync(EncodedArtifact artifact) =>
        new ChunkFiles(Path.Combine(_stores.Folder, "chunks")).WriteAsync(artifact.Manifest.Id, artifact.Chunks, Token);

    private long Size() => new DirectoryInfo(_stores.Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
}
