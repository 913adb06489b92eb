using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Sqlite.Writing;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Input;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>
/// The embedded store: one folder, no server. SQLite holds manifests and ledger behind one writer with short batched
/// transactions; chunks are files. Whoever runs a batch in the folder holds its <see cref="FolderLock"/>; others may open
/// it meanwhile to look, or to cancel.
/// </summary>
public sealed class SqliteStore : IAsyncDisposable
{
    private const string DatabaseName = "store.db";
    private readonly WriteLoop _writes;
    private readonly ReadPool _reads;

    private SqliteStore(string folder, WriteLoop writes, ReadPool reads, Func<StoreConnection> open, string? notice)
    {
        var chunks = new ChunkFiles(Path.Combine(folder, "chunks"));
        Retention = new SqliteRetention(chunks, reads, writes, open);
        _writes = writes;
        _reads = reads;
        Notice = notice;
        Artifacts = new VerifiedArtifacts(new SqliteArtifacts(chunks, reads, writes));
        Ledger = new SqliteLedger(reads, writes);
    }

    /// <summary>The artifacts.</summary>
    public IArtifactStore Artifacts { get; }

    /// <summary>The ledger.</summary>
    public ILedger Ledger { get; }

    /// <summary>What a purge needs. Hold the folder's <see cref="FolderLock"/> while it runs.</summary>
    public IRetention Retention { get; }

    /// <summary>What the user should know about the folder: that it is on a network file system; null where there is nothing.</summary>
    public string? Notice { get; }

    /// <summary>The one writer, for tests that need to reach behind the ports.</summary>
    internal WriteLoop Writes => _writes;

    /// <summary>Opens the store of a folder, and makes it where it is not there.</summary>
    /// <param name="folder">The store's own folder, such as <c>DIR/.cycline</c>.</param>
    /// <exception cref="InvalidInputException">
    /// <c>newer-folder</c>: a newer version wrote it. <c>damaged-folder</c>: its database cannot be read.
    /// <c>folder-not-writable</c>: it cannot be made or written.
    /// </exception>
    public static SqliteStore Open(string folder)
    {
        var path = Path.GetFullPath(folder);
        try
        {
            Directory.CreateDirectory(path);
            return Open(path, FileSystems.NetworkName(path));
        }
        catch (Exception exception) when (SqliteErrors.IsFullDisk(exception))
        {
            throw SqliteErrors.Translate(exception);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException
            || exception is SqliteException { SqliteErrorCode: SqliteErrors.CannotOpen or SqliteErrors.ReadOnly or SqliteErrors.NotPermitted })
        {
            throw new InvalidInputException(
                "folder-not-writable", $"The store cannot be made or written there: {exception.Message}", path,
                "Give this user permission to write, or choose another output folder.");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is SqliteErrors.Corrupt or SqliteErrors.NotADatabase)
        {
            throw SqliteErrors.Damaged(exception, Path.Combine(path, DatabaseName));
        }
    }

    /// <summary>Writes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync().ConfigureAwait(false);
        _reads.Dispose();
    }

    /// <summary>Opens the store as on a network file system of that name, or as on a local one.</summary>
    internal static SqliteStore Open(string folder, string? network)
    {
        var database = Path.Combine(folder, DatabaseName);
        var isLocal = network is null;
        using (var connection = new StoreConnection(database, isLocal))
        {
            Schema.Prepare(connection, database, isLocal);
        }

        var notice = isLocal
            ? null
            : $"The folder {folder} is on a network file system ({network}): the store uses a rollback journal there, which is slower, and only one process may use it at a time.";
        return new SqliteStore(
            folder,
            new WriteLoop(() => new StoreConnection(database, isLocal)),
            new ReadPool(() => new StoreConnection(database, isLocal)),
            () => new StoreConnection(database, isLocal),
            notice);
    }
}
