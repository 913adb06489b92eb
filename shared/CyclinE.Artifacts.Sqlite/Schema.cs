using System.Globalization;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>
/// The tables. A row keeps its record whole, as JSON in <c>row</c>; the other columns are copies that are searched by.
/// A unit's sequence, kind and needers are those of its insertion; they never change.
/// </summary>
internal static class Schema
{
    /// <summary>Version of the tables.</summary>
    public const int Version = 1;

    /// <summary>Marks the file as ours: <c>CycE</c>.</summary>
    private const int ApplicationId = 0x43796345;

    private const string Tables = """
        CREATE TABLE artifacts (
          id TEXT PRIMARY KEY,
          kind TEXT NOT NULL,
          manifest TEXT NOT NULL,
          document TEXT,
          inline BLOB);

        -- Apart from the artifacts, because SQLite rewrites a row whole.
        CREATE TABLE touches (id TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE plans (id TEXT PRIMARY KEY, content TEXT NOT NULL);
        CREATE TABLE rosters (id TEXT PRIMARY KEY, content TEXT NOT NULL);

        CREATE TABLE batches (
          number INTEGER PRIMARY KEY,
          name TEXT NOT NULL,
          revision INTEGER NOT NULL,
          plan TEXT NOT NULL,
          version INTEGER NOT NULL,
          state TEXT NOT NULL,
          accepted INTEGER NOT NULL,
          row TEXT NOT NULL,
          UNIQUE (name, revision),
          UNIQUE (name, plan));

        CREATE TABLE units (
          number INTEGER PRIMARY KEY,
          batch TEXT NOT NULL,
          key TEXT NOT NULL,
          kind TEXT NOT NULL,
          sequence INTEGER NOT NULL,
          root INTEGER NOT NULL,
          version INTEGER NOT NULL,
          state TEXT NOT NULL,
          open INTEGER NOT NULL,
          announced INTEGER NOT NULL,
          settled INTEGER NOT NULL,
          row TEXT NOT NULL,
          UNIQUE (batch, key));
        CREATE INDEX units_by_sequence ON units (batch, sequence);
        CREATE INDEX units_by_state ON units (batch, state, root, sequence, kind);
        CREATE INDEX units_open ON units (batch, sequence) WHERE open = 1;
        CREATE INDEX units_unsettled ON units (batch, sequence) WHERE open = 0 AND settled = 0;

        -- Who needs whom; open is a copy of the needed unit's, so that one look tells whether a needer has to wait.
        CREATE TABLE needs (
          needed INTEGER NOT NULL REFERENCES units (number),
          batch TEXT NOT NULL,
          needer TEXT NOT NULL,
          open INTEGER NOT NULL,
          PRIMARY KEY (needed, needer)) WITHOUT ROWID;
        CREATE INDEX needs_by_needer ON needs (batch, needer, open);

        CREATE TABLE workers (id TEXT PRIMARY KEY, at INTEGER NOT NULL, row TEXT NOT NULL);
        CREATE TABLE dead_letters (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, row TEXT NOT NULL);
        """;

    /// <summary>Chooses the journal and makes the tables where the file is new.</summary>
    /// <exception cref="InvalidInputException">The file was written by a newer version, or is not ours.</exception>
    public static void Prepare(StoreConnection connection, string database, bool isLocal)
    {
        Check(connection, database);
        connection.Scalar(isLocal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");
        if (Number(connection, "PRAGMA user_version") != 0)
        {
            return;
        }

        connection.Execute("BEGIN IMMEDIATE");
        if (Number(connection, "PRAGMA user_version") == 0)
        {
            connection.Execute(Tables);
            connection.Execute($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            connection.Execute($"PRAGMA user_version = {Version.ToString(CultureInfo.InvariantCulture)}");
        }

        connection.Execute("COMMIT");
    }

    private static void Check(StoreConnection connection, string database)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (version > Version)
        {
            throw new InvalidInputException(
                "newer-folder",
                string.Create(CultureInfo.InvariantCulture,
                    $"The store was written by a newer version of this program (form {version}; this one knows forms up to {Version})."),
                database, "Use that version, or choose another output folder.");
        }

        if (Number(connection, "PRAGMA application_id") is not (0 or ApplicationId)
            || (version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") != 0))
        {
            throw new InvalidInputException(
                "damaged-folder", "The file is a database of another program.", database, "Move it away, or choose another output folder.");
        }
    }

    private static long Number(StoreConnection connection, string sql) => connection.Scalar(sql) is long number ? number : 0;
}
