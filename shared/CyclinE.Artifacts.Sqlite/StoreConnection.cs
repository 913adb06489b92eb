using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>One connection with its prepared statements. Used by one thread at a time.</summary>
internal sealed class StoreConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>Opens a connection.</summary>
    /// <param name="database">The database file.</param>
    /// <param name="isLocal">False on a network file system.</param>
    public StoreConnection(string database, bool isLocal)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false };
        _connection = new SqliteConnection(settings.ToString());
        try
        {
            _connection.Open();

            // With a write-ahead log, NORMAL does not wait for the disk at each commit. A commit survives the end of the
            // process at once, whatever ends it. A power cut may take back the newest commits, but only as a whole tail:
            // the ledger returns to a state that it truly had, every chunk was flushed before its manifest was written,
            // and no one outside this folder has acted on what is gone; the run resumes there. Waiting would make each
            // write of a small array cost a disk flush. A rollback journal promises no such thing without FULL.
            Execute(isLocal ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");

            // 16 MB of log between checkpoints: the only moments at which the log waits for the disk.
            Execute("PRAGMA wal_autocheckpoint = 4000");
            Execute("PRAGMA busy_timeout = 10000");
            Execute("PRAGMA temp_store = MEMORY");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>True while a transaction is open; SQLite itself ends one on a full disk.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Runs a statement with parameters ?1, ?2, …; gives the number of changed rows.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first value of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) =>
        Bind(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The first row, or the default where there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>All rows.</summary>
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = FormattableString.Invariant($"?{i}") });
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
