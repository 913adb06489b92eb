using CyclinE.Artifacts.Store;
using CyclinE.Testing.Suites;

namespace CyclinE.Artifacts.Sqlite.Tests;

public sealed class SqliteArtifactStoreTests : ArtifactStoreContract
{
    private readonly SqliteStoresOfOneFolder _stores = new();

    public override async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override Task<IArtifactStore> OpenAsync() => Task.FromResult(_stores.Open().Artifacts);

    protected override async Task CorruptChunkAsync(string artifactId, string chunk)
    {
        var bytes = await File.ReadAllBytesAsync(_stores.ChunkPath(artifactId, chunk), Token);
        bytes[bytes.Length / 2] ^= 0x40;
        await File.WriteAllBytesAsync(_stores.ChunkPath(artifactId, chunk), bytes, Token);
    }

    protected override Task ChangeDocumentAsync(string artifactId, string text, string other) =>
        _stores.ExecuteAsync("UPDATE artifacts SET document = replace(document, ?2, ?3) WHERE id = ?1", artifactId, text, other);

    protected override Task BreakManifestAsync(string artifactId) =>
        _stores.ExecuteAsync("UPDATE artifacts SET manifest = replace(manifest, ?2, ?3) WHERE id = ?1", artifactId, "\"columns\"", "\"no columns\"");

    protected override Task RemoveChunkAsync(string artifactId, string chunk)
    {
        File.Delete(_stores.ChunkPath(artifactId, chunk));
        return Task.CompletedTask;
    }

    protected override Task BlockChunkAsync(string artifactId, string chunk)
    {
        // A folder of the chunk's name: the rename onto it fails.
        Directory.CreateDirectory(_stores.ChunkPath(artifactId, chunk));
        return Task.CompletedTask;
    }

    protected override Task UnblockChunkAsync(string artifactId, string chunk)
    {
        Directory.Delete(_stores.ChunkPath(artifactId, chunk));
        return Task.CompletedTask;
    }
}
