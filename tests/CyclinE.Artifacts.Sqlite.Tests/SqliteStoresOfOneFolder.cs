using CyclinE.Artifacts.Sqlite.Folder;

namespace CyclinE.Artifacts.Sqlite.Tests;

/// <summary>Stores opened on one new folder, as several processes would.</summary>
internal sealed class SqliteStoresOfOneFolder : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteStore> _open = [];

    public string Folder => _folder.Path;

    public string ChunkPath(string artifactId, string chunk) =>
        new ChunkFiles(Path.Combine(Folder, "chunks")).PathOf(artifactId, chunk);

    public SqliteStore Open(string? network = null)
    {
        var store = network is null ? SqliteStore.Open(Folder) : SqliteStore.Open(Folder, network);
        _open.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _open)
        {
            await store.DisposeAsync();
        }

        _folder.Dispose();
    }
}
