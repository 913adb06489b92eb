using System.Security.Cryptography;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Sqlite.Writing;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>The ledger in SQLite.</summary>
internal sealed partial class SqliteLedger(ReadPool reads, WriteLoop writes) : ILedger
{
    /// <inheritdoc/>
    public Task PutPlanAsync(Plan plan, CancellationToken cancellationToken) =>
        PutOnceAsync("plans", plan.Id(), plan.ToBytes(), cancellationToken);

    /// <inheritdoc/>
    public Task<Plan?> FindPlanAsync(string planId, CancellationToken cancellationToken) =>
        reads.RunAsync(c => c.First("SELECT content FROM plans WHERE id = ?1", r => Plan.FromBytes(Verified(r, planId)), planId), cancellationToken);

    /// <inheritdoc/>
    public Task PutRosterAsync(Roster roster, CancellationToken cancellationToken) =>
        PutOnceAsync("rosters", roster.Id(), roster.ToBytes(), cancellationToken);

    /// <inheritdoc/>
    public Task<Roster?> FindRosterAsync(string rosterId, CancellationToken cancellationToken) =>
        reads.RunAsync(c => c.First("SELECT content FROM rosters WHERE id = ?1", r => Roster.FromBytes(Verified(r, rosterId)), rosterId), cancellationToken);

    /// <inheritdoc/>
    public Task<BatchRow> AcceptBatchAsync(string name, string planId, DateTime now, CancellationToken cancellationToken) => writes.RunAsync(
        connection =>
        {
            if (connection.First("SELECT row FROM batches WHERE name = ?1 AND plan = ?2", StoredJson.Read<BatchRow>, name, planId) is { } known)
            {
                return known;
            }

            var newest = (long)connection.Scalar("SELECT coalesce(max(revision), 0) FROM batches WHERE name = ?1", name)!;
            var row = new BatchRow { Id = new BatchId(name, (int)newest + 1), PlanId = planId, State = BatchState.Accepted, AcceptedAt = now };
            connection.Execute(
                """
                INSERT INTO batches (name, revision, plan, version, state, accepted, row)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, CAST(?7 AS TEXT))
                """,
                name, row.Id.Revision, planId, row.Version, row.State.ToString(), now.Ticks, StoredJson.Write(row));
            return row;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<BatchRow?> FindBatchAsync(BatchId batch, CancellationToken cancellationToken) => reads.RunAsync(
        c => c.First("SELECT row FROM batches WHERE name = ?1 AND revision = ?2", StoredJson.Read<BatchRow>, batch.Name, batch.Revision),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BatchRow>> ListBatchesAsync(string? name, CancellationToken cancellationToken) => reads.RunAsync<IReadOnlyList<BatchRow>>(
        c => name is null
            ? c.All("SELECT row FROM batches ORDER BY accepted DESC, number DESC", StoredJson.Read<BatchRow>)
            : c.All("SELECT row FROM batches WHERE name = ?1 ORDER BY accepted DESC, number DESC", StoredJson.Read<BatchRow>, name),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<BatchRow>> ListOpenBatchesAsync(CancellationToken cancellationToken) => reads.RunAsync<IReadOnlyList<BatchRow>>(
        c => c.All("SELECT row FROM batches WHERE state <> ?1 ORDER BY accepted, number", StoredJson.Read<BatchRow>, nameof(BatchState.Ended)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryReplaceBatchAsync(BatchRow row, CancellationToken cancellationToken)
    {
        var json = StoredJson.Write(row with { Version = row.Version + 1 });
        return writes.RunAsync(
            c => c.Execute(
                """
                UPDATE batches SET version = ?1 + 1, state = ?2, row = CAST(?3 AS TEXT)
                WHERE name = ?4 AND revision = ?5 AND version = ?1
                """,
                row.Version, row.State.ToString(), json, row.Id.Name, row.Id.Revision) == 1,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task AnnounceWorkerAsync(WorkerAnnouncement worker, CancellationToken cancellationToken) => writes.RunAsync(
        c => c.Execute(
            "INSERT OR REPLACE INTO workers (id, at, row) VALUES (?1, ?2, CAST(?3 AS TEXT))",
            worker.WorkerId, worker.At.Ticks, StoredJson.Write(worker)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WorkerAnnouncement>> ListWorkersAsync(DateTime since, CancellationToken cancellationToken) =>
        reads.RunAsync<IReadOnlyList<WorkerAnnouncement>>(
            c => c.All("SELECT row FROM workers WHERE at >= ?1 ORDER BY id", StoredJson.Read<WorkerAnnouncement>, since.Ticks),
            cancellationToken);

    /// <inheritdoc/>
    public Task AddDeadLetterAsync(DeadLetter letter, CancellationToken cancellationToken) => writes.RunAsync(
        c => c.Execute(
            "INSERT OR IGNORE INTO dead_letters (id, at, row) VALUES (?1, ?2, CAST(?3 AS TEXT))",
            letter.Id, letter.At.Ticks, StoredJson.Write(letter)),
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(CancellationToken cancellationToken) => reads.RunAsync<IReadOnlyList<DeadLetter>>(
        c => c.All("SELECT row FROM dead_letters ORDER BY at DESC, number DESC", StoredJson.Read<DeadLetter>),
        cancellationToken);

    private Task PutOnceAsync(string table, string id, byte[] content, CancellationToken cancellationToken) => writes.RunAsync(
        // What is there under the hash of its content is the same, or damaged.
        c => c.Execute(
            $"INSERT INTO {table} (id, content) VALUES (?1, CAST(?2 AS TEXT)) ON CONFLICT (id) DO UPDATE SET content = excluded.content WHERE content <> excluded.content",
            id, content),
        cancellationToken);

    /// <summary>The content of an id that is its hash.</summary>
    private static byte[] Verified(SqliteDataReader reader, string id)
    {
        var content = reader.GetFieldValue<byte[]>(0);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == id ? content : throw new CorruptArtifactException(id, "its content");
    }
}
