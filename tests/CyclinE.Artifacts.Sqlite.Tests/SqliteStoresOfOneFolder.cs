using CyclinE.Artifacts.Sqlite.Folder;
using Microsoft.Data.Sqlite;

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

    /// <summary>Changes one row behind the store's back.</summary>
    public async Task ExecuteAsync(string sql, params string[] values)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "store.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are this file's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue(FormattableString.Invariant($"?{i + 1}"), values[i]);
        }

        Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
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
