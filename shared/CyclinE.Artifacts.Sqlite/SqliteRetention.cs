using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Sqlite.Writing;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>What a purge needs, in a folder: afterwards the database file is written anew without what is gone.</summary>
internal sealed class SqliteRetention(ChunkFiles chunks, ReadPool reads, WriteLoop writes, Func<StoreConnection> open) : IRetention
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredArtifact>> ListArtifactsAsync(string after, int limit, CancellationToken cancellationToken)
    {
        var files = chunks.Sizes();
        return reads.RunAsync<IReadOnlyList<StoredArtifact>>(
            c => c.All(
                """
                SELECT a.id, a.kind, length(a.manifest) + coalesce(length(a.document), 0) + coalesce(length(a.inline), 0), coalesce(t.at, 0)
                FROM artifacts a LEFT JOIN touches t ON t.id = a.id WHERE a.id > ?1 ORDER BY a.id LIMIT ?2
                """,
                r => new StoredArtifact(
                    r.GetString(0), r.GetString(1), r.GetInt64(2) + files.GetValueOrDefault(r.GetString(0)), new DateTime(r.GetInt64(3), DateTimeKind.Utc)),
                after, limit),
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredArtifact>> ListOrphansAsync(CancellationToken cancellationToken)
    {
        var files = chunks.Sizes();
        var known = await reads.RunAsync(c => c.All("SELECT id FROM artifacts", r => r.GetString(0)), cancellationToken).ConfigureAwait(false);
        foreach (var id in known)
        {
            files.Remove(id);
        }

        return [.. files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new StoredArtifact(f.Key, string.Empty, f.Value, DateTime.UnixEpoch))];
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveArtifactAsync(string id, DateTime untouchedSince, CancellationToken cancellationToken)
    {
        var removed = await writes.RunAsync(
            c => c.Scalar("SELECT at FROM touches WHERE id = ?1", id) is long at && at >= untouchedSince.Ticks
                ? 0
                : c.Execute("DELETE FROM artifacts WHERE id = ?1", id) + c.Execute("DELETE FROM touches WHERE id = ?1", id),
            cancellationToken).ConfigureAwait(false);
        if (removed == 0)
        {
            return false;
        }

        chunks.Remove(id);
        return true;
    }

    /// <inheritdoc/>
    public async Task RemoveOrphanAsync(string id, CancellationToken cancellationToken)
    {
        if (await reads.RunAsync(c => c.Scalar("SELECT 1 FROM artifacts WHERE id = ?1", id), cancellationToken).ConfigureAwait(false) is null)
        {
            chunks.Remove(id);
        }
    }

    /// <inheritdoc/>
    public Task RemoveRosterAsync(string id, CancellationToken cancellationToken) =>
        writes.RunAsync(c => c.Execute("DELETE FROM rosters WHERE id = ?1", id), cancellationToken);

    /// <inheritdoc/>
    public Task RemovePlanAsync(string id, CancellationToken cancellationToken) =>
        writes.RunAsync(c => c.Execute("DELETE FROM plans WHERE id = ?1", id), cancellationToken);

    /// <inheritdoc/>
    public Task RemoveBatchAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var name = batch.Id.ToString();
        return writes.RunAsync(
            c => c.Execute("DELETE FROM needs WHERE batch = ?1", name) + c.Execute("DELETE FROM units WHERE batch = ?1", name)
                + c.Execute("DELETE FROM batches WHERE name = ?1 AND revision = ?2 AND version = ?3", batch.Id.Name, batch.Id.Revision, batch.Version),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task ShrinkAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = open();
        connection.Execute("VACUUM");
        connection.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        return Task.CompletedTask;
    }
}
