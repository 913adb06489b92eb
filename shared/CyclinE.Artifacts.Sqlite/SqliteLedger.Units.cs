using System.Text;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Sqlite;

/// <content>Units.</content>
internal sealed partial class SqliteLedger
{
    internal const string OpenNeed = "SELECT 1 FROM needs WHERE batch = ?1 AND needer = ?2 AND open = 1 LIMIT 1";
    internal const string OpenUnit = "SELECT 1 FROM units WHERE batch = ?1 AND open = 1 LIMIT 1";
    internal const string InFlight = "SELECT count(*) FROM units WHERE batch = ?1 AND state = ?2 AND root = 1";
    internal const string Counts = "SELECT kind, state, count(*) FROM units WHERE batch = ?1 GROUP BY kind, state";

    /// <inheritdoc/>
    public Task InsertUnitsAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken)
    {
        var contents = rows.Select(StoredUnit.Write).ToArray();
        return writes.RunAsync(
            connection =>
            {
                for (var i = 0; i < rows.Count; i++)
                {
                    Insert(connection, rows[i], contents[i]);
                }

                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<UnitRow?> FindUnitAsync(UnitId unit, CancellationToken cancellationToken) =>
        reads.RunAsync(c => Find(c, unit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnitRow>> ListUnitsAsync(UnitQuery query, CancellationToken cancellationToken)
    {
        var (sql, values) = Statement(query);
        return reads.RunAsync<IReadOnlyList<UnitRow>>(c => c.All(sql, StoredUnit.Read, values), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TryReplaceUnitAsync(UnitRow row, CancellationToken cancellationToken)
    {
        var json = StoredUnit.Write(row with { Version = row.Version + 1 });
        return writes.RunAsync(c => Replace(c, row, row.Version + 1, json), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<bool>> TryReplaceUnitsAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken)
    {
        var contents = rows.Select(r => StoredUnit.Write(r with { Version = r.Version + 1 })).ToArray();
        return writes.RunAsync<IReadOnlyList<bool>>(
            c => [.. rows.Select((row, i) => Replace(c, row, row.Version + 1, contents[i]))],
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> HasOpenNeedAsync(UnitId unit, CancellationToken cancellationToken) => reads.RunAsync(
        c => c.Scalar(OpenNeed, unit.Batch, unit.Key) is not null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> HasOpenUnitAsync(string batch, CancellationToken cancellationToken) => reads.RunAsync(
        c => c.Scalar(OpenUnit, batch) is not null,
        cancellationToken);

    /// <inheritdoc/>
    public Task<int> CountInFlightAsync(string batch, CancellationToken cancellationToken) => reads.RunAsync(
        c => (int)(long)c.Scalar(InFlight, batch, nameof(UnitState.Released))!,
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<UnitCount>> CountUnitsAsync(string batch, CancellationToken cancellationToken) => reads.RunAsync<IReadOnlyList<UnitCount>>(
        c => c.All(
            Counts,
            r => new UnitCount(Enum.Parse<UnitKind>(r.GetString(0)), Enum.Parse<UnitState>(r.GetString(1)), r.GetInt32(2)),
            batch),
        cancellationToken);

    /// <inheritdoc/>
    public Task MarkAnnouncedAsync(IReadOnlyList<UnitRow> rows, DateTime now, CancellationToken cancellationToken) => MarkAsync(
        rows, (stored, row) => stored.Try == row.Try ? stored with { AnnouncedAt = now } : null, cancellationToken);

    /// <inheritdoc/>
    public Task MarkSettledAsync(IReadOnlyList<UnitRow> rows, CancellationToken cancellationToken) => MarkAsync(
        rows, (stored, row) => stored.Version == row.Version ? stored with { Settled = true } : null, cancellationToken);

    /// <inheritdoc/>
    public Task<int> MarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken) => writes.RunAsync(
        connection =>
        {
            if (Find(connection, unit) is not { } stored || stored.Try != @try)
            {
                return 0;
            }

            // The version stays, so that what the stage read before is still good to write when it has ended. A result of another
            // stage that was read before may undo this mark: that unit has made progress, and its count begins again.
            var row = stored.Start(stage);
            Replace(connection, row, row.Version, StoredUnit.Write(row));
            return row.StartsByStage[stage];
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task UnmarkStartAsync(UnitId unit, Try @try, string stage, CancellationToken cancellationToken) => writes.RunAsync(
        connection =>
        {
            if (Find(connection, unit) is { } stored && stored.Try == @try && stored.TakeStartBack(stage) is { } row)
            {
                Replace(connection, row, row.Version, StoredUnit.Write(row));
            }

            return true;
        },
        cancellationToken);

    private Task MarkAsync(IReadOnlyList<UnitRow> rows, Func<UnitRow, UnitRow, UnitRow?> change, CancellationToken cancellationToken) => writes.RunAsync(
        connection =>
        {
            foreach (var row in rows)
            {
                if (Find(connection, row.Id) is { } stored && change(stored, row) is { } next)
                {
                    Replace(connection, next, next.Version + 1, StoredUnit.Write(next with { Version = next.Version + 1 }));
                }
            }

            return true;
        },
        cancellationToken);

    private static UnitRow? Find(StoreConnection connection, UnitId unit) =>
        connection.First("SELECT row FROM units WHERE batch = ?1 AND key = ?2", StoredUnit.Read, unit.Batch, unit.Key);

    private static void Insert(StoreConnection connection, UnitRow row, byte[] json)
    {
        var number = connection.Scalar(
            """
            INSERT INTO units (batch, key, kind, sequence, root, version, state, open, announced, settled, row)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, CAST(?11 AS TEXT))
            ON CONFLICT (batch, key) DO NOTHING RETURNING number
            """,
            row.Id.Batch, row.Id.Key, row.Id.Kind.ToString(), row.Sequence, row.IsRoot, row.Version,
            row.State.ToString(), row.IsOpen, row.AnnouncedAt is not null, row.Settled, json);
        if (number is null)
        {
            return;
        }

        foreach (var needer in row.NeededBy)
        {
            connection.Execute(
                "INSERT OR IGNORE INTO needs (needed, batch, needer, open) VALUES (?1, ?2, ?3, ?4)", number, row.Id.Batch, needer, row.IsOpen);
        }
    }

    /// <summary>Writes a row where the stored version is still the row's own.</summary>
    private static bool Replace(StoreConnection connection, UnitRow row, long nextVersion, byte[] json)
    {
        var number = connection.Scalar(
            """
            UPDATE units SET version = ?4, state = ?5, open = ?6, announced = ?7, settled = ?8, row = CAST(?9 AS TEXT),
              root = ?10
            WHERE batch = ?1 AND key = ?2 AND version = ?3 RETURNING number
            """,
            row.Id.Batch, row.Id.Key, row.Version, nextVersion, row.State.ToString(), row.IsOpen, row.AnnouncedAt is not null, row.Settled, json, row.IsRoot);
        if (number is null)
        {
            return false;
        }

        connection.Execute("UPDATE needs SET open = ?2 WHERE needed = ?1 AND open <> ?2", number, row.IsOpen);
        return true;
    }

    /// <summary>The statement of a query and its parameters.</summary>
    internal static (string Sql, object?[] Values) Statement(UnitQuery query)
    {
        var values = new List<object?> { query.Batch };
        var sql = new StringBuilder();
        if (query.NeededBy is null)
        {
            sql.Append("SELECT u.row FROM units u WHERE u.batch = ?1");
        }
        else
        {
            values.Add(query.NeededBy);
            sql.Append("SELECT u.row FROM needs n CROSS JOIN units u ON u.number = n.needed WHERE n.batch = ?1 AND n.needer = ?2");
        }

        AppendText("state", query.State?.ToString());
        AppendText("kind", query.Kind?.ToString());
        AppendFlag("root", query.IsRoot);
        AppendFlag("open", query.IsOpen);
        AppendFlag("settled", query.IsSettled);
        AppendFlag("announced", query.IsAnnounced);
        values.Add(query.Limit ?? -1);
        sql.Append(" ORDER BY u.sequence LIMIT ?").Append(values.Count);
        return (sql.ToString(), [.. values]);

        void AppendText(string column, string? value)
        {
            if (value is not null)
            {
                values.Add(value);
                sql.Append(" AND u.").Append(column).Append(" = ?").Append(values.Count);
            }
        }

        // Flags stand in the text, not in parameters: only then can SQLite use the indexes of open and unsettled units.
        void AppendFlag(string column, bool? value)
        {
            if (value is { } flag)
            {
                sql.Append(" AND u.").Append(column).Append(flag ? " = 1" : " = 0");
            }
        }
    }
}
