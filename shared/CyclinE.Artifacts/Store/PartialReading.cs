using System.Security.Cryptography;
using System.Text.Json;
using CyclinE.Artifacts.Columns;
using CyclinE.Contracts.Json;

namespace CyclinE.Artifacts.Store;

/// <summary>Reads a part of an artifact: its document, or one column and of a large one only the chunks that it lies in.</summary>
public static class PartialReading
{
    /// <summary>The document alone, as a record, verified by the manifest's seal; a table does not need the columns, so they are not read.</summary>
    /// <exception cref="CorruptArtifactException">It is not what was written.</exception>
    /// <exception cref="MissingArtifactException">The artifact, or a chunk of its document, is gone.</exception>
    public static async Task<T> ReadDocumentAsync<T>(this IArtifactStore store, string id, CancellationToken cancellationToken)
    {
        var manifest = await store.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new MissingArtifactException(id, "its manifest");
        return manifest is { Document: { } document, Seal: not null }
            ? JsonSerializer.Deserialize<T>(document.Span, CanonicalJson.Options) ?? throw new JsonException($"The document of artifact {id} is null.")
            : (await store.ReadAsync(id, cancellationToken).ConfigureAwait(false)).Document<T>();
    }

    /// <summary>Whether there is something under an id, damaged or not.</summary>
    public static async Task<bool> HasAsync(this IArtifactStore store, string id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (CorruptArtifactException)
        {
            return true;
        }
    }

    /// <summary>A column by name, verified.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="MissingArtifactException">The artifact, or a chunk of it, is gone.</exception>
    /// <exception cref="CorruptArtifactException">Bytes do not match their hash.</exception>
    public static async Task<Column> ReadColumnAsync(this IArtifactStore store, string id, string name, CancellationToken cancellationToken)
    {
        var manifest = await store.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new MissingArtifactException(id, "its manifest");
        return await store.ReadColumnAsync(manifest, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A column by name, verified.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    /// <exception cref="MissingArtifactException">A chunk is gone.</exception>
    /// <exception cref="CorruptArtifactException">Bytes do not match their hash.</exception>
    public static async Task<Column> ReadColumnAsync(this IArtifactStore store, ArtifactManifest manifest, string name, CancellationToken cancellationToken)
    {
        if (manifest.Chunks.Count == 0)
        {
            return (await store.ReadAsync(manifest.Id, cancellationToken).ConfigureAwait(false)).Column(name);
        }

        var start = manifest.Columns.TakeWhile(c => c.Name != name).Sum(c => c.Length);
        var entry = manifest.Columns.FirstOrDefault(c => c.Name == name)
            ?? throw new KeyNotFoundException($"Artifact {manifest.Id} ({manifest.Kind}) has no column {name}.");
        var total = manifest.Columns.Sum(c => c.Length);
        var bytes = new byte[entry.Length];
        for (var chunk = start / ArtifactCodec.ChunkSize; chunk * ArtifactCodec.ChunkSize < start + entry.Length; chunk++)
        {
            var offset = chunk * ArtifactCodec.ChunkSize;
            var content = await ReadChunkAsync(
                store, manifest, (int)chunk, (int)Math.Min(ArtifactCodec.ChunkSize, total - offset), cancellationToken).ConfigureAwait(false);
            var from = Math.Max(start, offset);
            var to = Math.Min(start + entry.Length, offset + content.Length);
            content.AsSpan((int)(from - offset), (int)(to - from)).CopyTo(bytes.AsSpan((int)(from - start)));
        }

        return new Column(name, entry.Type, bytes);
    }

    private static async Task<byte[]> ReadChunkAsync(IArtifactStore store, ArtifactManifest manifest, int number, int length,
        CancellationToken cancellationToken)
    {
        var sha = manifest.Chunks[number];
        var compressed = await store.ReadChunkAsync(manifest.Id, sha, cancellationToken).ConfigureAwait(false)
            ?? throw new MissingArtifactException(manifest.Id, $"chunk {sha}");
        var content = new byte[length];
        ArtifactCodec.Decompress(compressed.Span, content, manifest.Id, $"chunk {sha}");
        return Convert.ToHexStringLower(SHA256.HashData(content)) == sha ? content : throw new CorruptArtifactException(manifest.Id, $"chunk {sha}");
    }
}
