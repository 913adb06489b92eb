using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Sqlite.Writing;
using CyclinE.Artifacts.Store;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>Manifests in SQLite, chunks as files.</summary>
internal sealed class SqliteArtifacts(ChunkFiles chunks, ReadPool reads, WriteLoop writes) : IArtifactStore
{
    private const string Select = "SELECT manifest, document, inline FROM artifacts WHERE id = ?1";

    /// <summary>A touch is written when the last one is older: a purge keeps days, and a batch that is reused writes nothing.</summary>
    private static readonly TimeSpan TouchInterval = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public Task<ArtifactManifest?> FindAsync(string id, CancellationToken cancellationToken) =>
        reads.RunAsync(c => c.First(Select, Read, id), cancellationToken);

    /// <inheritdoc/>
    public async Task<ArtifactManifest> PutAsync(EncodedArtifact artifact, CancellationToken cancellationToken)
    {
        var manifest = artifact.Manifest;
        if (await FindAsync(manifest.Id, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        await chunks.WriteAsync(manifest.Id, artifact.Chunks, cancellationToken).ConfigureAwait(false);
        var json = StoredJson.Write(manifest with { Document = null, Inline = null });
        var (document, inline) = (manifest.Document?.ToArray(), manifest.Inline?.ToArray());
        return await writes.RunAsync(
            connection =>
            {
                var added = connection.Execute(
                    "INSERT OR IGNORE INTO artifacts (id, kind, manifest, document, inline) VALUES (?1, ?2, CAST(?3 AS TEXT), CAST(?4 AS TEXT), ?5)",
                    manifest.Id, manifest.Kind, json, document, inline);
                if (added == 0)
                {
                    return connection.First(Select, Read, manifest.Id)!;
                }

                Touch(connection, manifest.Id);
                return manifest;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string artifactId, string chunk, CancellationToken cancellationToken) =>
        chunks.ReadAsync(artifactId, chunk, cancellationToken);

    /// <inheritdoc/>
    public async Task TouchAsync(string id, CancellationToken cancellationToken)
    {
        var before = (DateTime.UtcNow - TouchInterval).Ticks;
        var isStale = await reads.RunAsync(
            c => c.Scalar("SELECT at FROM touches WHERE id = ?1", id) is long at && at < before, cancellationToken).ConfigureAwait(false);
        if (isStale)
        {
            await writes.RunAsync(c => Touch(c, id), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task DiscardAsync(string id, CancellationToken cancellationToken) =>
        // Its chunks are written over by whoever makes it again.
        writes.RunAsync(c => c.Execute("DELETE FROM artifacts WHERE id = ?1", id) + c.Execute("DELETE FROM touches WHERE id = ?1", id), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken) =>
        await reads.RunAsync(
            c => c.All("SELECT id FROM artifacts WHERE id > ?1 ORDER BY id LIMIT ?2", r => r.GetString(0), after, limit), cancellationToken)
                .ConfigureAwait(false);

    private static int Touch(StoreConnection connection, string id) =>
        connection.Execute("INSERT OR REPLACE INTO touches (id, at) VALUES (?1, ?2)", id, DateTime.UtcNow.Ticks);

    private static ArtifactManifest Read(SqliteDataReader reader) => StoredJson.Read<ArtifactManifest>(reader, 0) with
    {
        Document = Bytes(reader, 1),
        Inline = Bytes(reader, 2),
    };

    private static ReadOnlyMemory<byte>? Bytes(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? default(ReadOnlyMemory<byte>?) : reader.GetFieldValue<byte[]>(column);
}
