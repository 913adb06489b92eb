using CyclinE.Artifacts.Store;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Sqlite.Tests;

public sealed class ChunkFilesTests : IAsyncLifetime
{
    private readonly SqliteStoresOfOneFolder _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("a")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Only_ids_become_paths(string id)
    {
        var store = _stores.Open().Artifacts;

        await Assert.ThrowsAsync<ArgumentException>(() => store.ReadChunkAsync(id, Rows.Hash("x"), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ReadChunkAsync(Rows.Hash("x"), id, Token));
    }

    [Fact]
    public async Task A_put_that_fails_leaves_no_temporary_file()
    {
        var store = _stores.Open().Artifacts;
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        var blocked = _stores.ChunkPath(encoded.Manifest.Id, encoded.Manifest.Chunks[1]);
        Directory.CreateDirectory(blocked);

        var outage = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PutAsync(encoded, Token));

        Assert.IsType<IOException>(outage.InnerException, exactMatch: false);
        Assert.Equal(
            [_stores.ChunkPath(encoded.Manifest.Id, encoded.Manifest.Chunks[0])],
            Directory.GetFiles(Path.GetDirectoryName(blocked)!));
    }

    [Fact]
    public async Task What_a_crash_left_of_a_chunk_is_replaced()
    {
        var store = _stores.Open().Artifacts;
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        var path = _stores.ChunkPath(encoded.Manifest.Id, encoded.Manifest.Chunks[0]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "half", Token);

        await store.PutAsync(encoded, Token);

        Assert.Equal(encoded.Manifest.ContentSha, (await store.ReadAsync(encoded.Manifest.Id, Token)).Manifest.ContentSha);
    }
}
