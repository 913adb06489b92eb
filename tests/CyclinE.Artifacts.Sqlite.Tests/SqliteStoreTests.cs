using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Testing;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite.Tests;

public sealed class SqliteStoreTests : IAsyncLifetime
{
    private readonly SqliteStoresOfOneFolder _stores = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_stores.Folder, "store.db");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    [Fact]
    public async Task What_was_written_is_there_without_an_orderly_end()
    {
        var ended = _stores.Open();
        var row = Rows.Array("b@1", "a");
        var artifact = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        await ended.Ledger.InsertUnitsAsync([row], Token);
        await ended.Artifacts.PutAsync(artifact, Token);

        // Never closed: all that another process can see is what the files hold, log included.
        using var copy = new TemporaryFolder();
        CopyFolder(_stores.Folder, copy.Path);
        await using var next = SqliteStore.Open(copy.Path);

        Assert.NotNull(await next.Ledger.FindUnitAsync(row.Id, Token));
        Assert.Equal(artifact.Manifest.ContentSha, (await next.Artifacts.ReadAsync(artifact.Manifest.Id, Token)).Manifest.ContentSha);
    }

    [Fact]
    public async Task A_closed_store_is_one_file_and_opens_again()
    {
        await using (var store = SqliteStore.Open(_stores.Folder))
        {
            Assert.Null(store.Notice);
            await store.Ledger.PutRosterAsync(Rows.Roster("a"), Token);
        }

        Assert.Equal([Database], Directory.GetFiles(_stores.Folder));
        Assert.NotNull(await _stores.Open().Ledger.FindRosterAsync(Rows.Roster("a").Id(), Token));
    }

    [Fact]
    public async Task A_write_after_the_end_is_refused_and_one_before_it_is_kept()
    {
        var store = SqliteStore.Open(_stores.Folder);
        var writes = Enumerable.Range(0, 200).Select(i => store.Ledger.InsertUnitsAsync([Rows.Array("b@1", "a" + i, i)], Token)).ToList();
        await store.DisposeAsync();

        await Task.WhenAll(writes);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Ledger.PutRosterAsync(Rows.Roster("a"), Token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Ledger.FindRosterAsync("r", Token));
        Assert.Equal(200, (await _stores.Open().Ledger.ListUnitsAsync(new UnitQuery { Batch = "b@1" }, Token)).Count);
    }

    [Fact]
    public async Task A_folder_that_a_newer_version_wrote_is_refused()
    {
        await SqliteStore.Open(_stores.Folder).DisposeAsync();
        Execute("PRAGMA user_version = 7");

        var refusal = Assert.Throws<InvalidInputException>(() => SqliteStore.Open(_stores.Folder));

        Assert.Equal("newer-folder", refusal.Problem.Code);
        Assert.Contains("form 7", refusal.Problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused()
    {
        Execute("CREATE TABLE notes (text TEXT)");

        var refusal = Assert.Throws<InvalidInputException>(() => SqliteStore.Open(_stores.Folder));

        Assert.Equal("damaged-folder", refusal.Problem.Code);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(Database, new string('x', 8192));

        var refusal = Assert.Throws<InvalidInputException>(() => SqliteStore.Open(_stores.Folder));

        Assert.Equal("damaged-folder", refusal.Problem.Code);
        Assert.Equal(Database, refusal.Problem.Where);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(_stores.Folder, "file");
        File.WriteAllText(file, string.Empty);

        var refusal = Assert.Throws<InvalidInputException>(() => SqliteStore.Open(Path.Combine(file, "store")));

        Assert.Equal("folder-not-writable", refusal.Problem.Code);
    }

    [Fact]
    public async Task On_a_network_file_system_it_says_so_and_keeps_no_log_beside_the_database()
    {
        var store = _stores.Open("nfs");
        await store.Ledger.PutRosterAsync(Rows.Roster("a"), Token);

        Assert.Contains("nfs", store.Notice, StringComparison.Ordinal);
        Assert.False(File.Exists(Database + "-wal"));
        Assert.NotNull(await store.Ledger.FindRosterAsync(Rows.Roster("a").Id(), Token));
    }

    [Theory]
    [InlineData("nfs", true)]
    [InlineData("CIFS", true)]
    [InlineData("smb2", true)]
    [InlineData("fuse", true)]
    [InlineData("ext4", false)]
    [InlineData("xfs", false)]
    [InlineData("overlay", false)]
    [InlineData("NTFS", false)]
    [InlineData("apfs", false)]
    public void Network_file_systems_are_known_by_name(string name, bool isNetwork) =>
        Assert.Equal(isNetwork, FileSystems.IsNetwork(name));

    [Fact]
    public void The_temporary_folder_is_local() => Assert.Null(FileSystems.NetworkName(_stores.Folder));

    [Fact]
    public async Task Documents_can_be_queried_where_they_lie()
    {
        var store = _stores.Open();
        await store.Artifacts.PutAsync(Drafts.Encode(Drafts.NewId(), ArtifactDraft.Of("calls", new { gene = "CCNE1" })), Token);

        Assert.Equal("CCNE1", Execute("SELECT json_extract(document, '$.gene') FROM artifacts WHERE kind = 'calls'"));
    }

    [Fact]
    public void Every_query_that_moves_a_batch_finds_its_rows_by_an_index()
    {
        _ = _stores.Open();
        var batch = new UnitQuery { Batch = "b@1" };
        UnitQuery[] queries =
        [
            batch,
            batch with { State = UnitState.Waiting, IsRoot = true, Limit = 256 },
            batch with { IsOpen = true, Limit = 500 },
            batch with { IsOpen = false, IsSettled = false },
            batch with { NeededBy = "cohort/cohort" },
            batch with { State = UnitState.Released },
        ];
        string[] statements =
        [
            SqliteLedger.OpenNeed, SqliteLedger.OpenUnit, SqliteLedger.InFlight, SqliteLedger.Counts,
            .. queries.Select(q => SqliteLedger.Statement(q).Sql),
        ];

        Assert.All(statements, sql =>
        {
            var plan = Explain(sql);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
            Assert.Contains("SEARCH", plan, StringComparison.Ordinal);
        });
        Assert.Contains("COVERING INDEX needs_by_needer (batch=? AND needer=? AND open=?)", Explain(SqliteLedger.OpenNeed), StringComparison.Ordinal);
        Assert.Contains("COVERING INDEX units_by_state", Explain(SqliteLedger.InFlight), StringComparison.Ordinal);
        Assert.All(queries[..4], q => Assert.DoesNotContain("TEMP B-TREE", Explain(SqliteLedger.Statement(q).Sql), StringComparison.Ordinal));
        Assert.Contains("units_open", Explain(SqliteLedger.Statement(queries[2]).Sql), StringComparison.Ordinal);
        Assert.Contains("units_unsettled", Explain(SqliteLedger.Statement(queries[3]).Sql), StringComparison.Ordinal);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private string Explain(string sql)
    {
        using var connection = new StoreConnection(Database, isLocal: true);
        var values = Enumerable.Repeat<object?>("x", sql.Count(c => c == '?')).ToArray();
        return string.Join('\n', connection.All("EXPLAIN QUERY PLAN " + sql, r => r.GetString(3), values));
    }
}
