using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Recipes;
using ZstdSharp;

namespace CyclinE.Artifacts.Store;

/// <summary>Between a draft and its stored form: inline or chunked, compressed, hashed; and back, verified.</summary>
public static class ArtifactCodec
{
    /// <summary>Documents of at most this many bytes stand in the manifest, where people query them.</summary>
    public const int LargestDocument = 1024 * 1024;

    /// <summary>Columns of less than this in all stand in the manifest: a small array costs one write a stage.</summary>
    public const int LargestInline = 256 * 1024;

    /// <summary>Uncompressed bytes of a chunk.</summary>
    public const int ChunkSize = 4 * 1024 * 1024;

    private const string DocumentColumn = "document";
    private const int CompressionLevel = 1;

    /// <summary>Named, because a plain null in a conditional expression becomes an empty memory, not none.</summary>
    private static readonly ReadOnlyMemory<byte>? Nothing = null;

    /// <summary>Encodes a draft under an id.</summary>
    /// <exception cref="ArgumentException">A column is named <c>document</c>.</exception>
    public static EncodedArtifact Encode(string id, Recipe? recipe, ArtifactDraft draft, Producer producer)
    {
        if (draft.Columns.Any(c => c.Name == DocumentColumn))
        {
            throw new ArgumentException($"A column may not be named '{DocumentColumn}': a large document takes that name.", nameof(draft));
        }

        var inManifest = draft.Document.Length <= LargestDocument;
        var columns = draft.Columns.ToList();
        if (!inManifest)
        {
            columns.Add(new Column(DocumentColumn, ColumnType.Byte, draft.Document));
        }

        var total = columns.Sum(c => (long)c.Bytes.Length);
        var inline = total is > 0 and < LargestInline;
        var chunks = total == 0 || inline ? [] : Split(columns);
        var manifest = new ArtifactManifest
        {
            Id = id,
            Kind = draft.Kind,
            SchemaVersion = draft.SchemaVersion,
            Recipe = recipe,
            ContentSha = ContentSha(draft),
            Producer = producer,
            Summary = draft.Summary,
            Document = inManifest && draft.Document.Length > 0 ? draft.Document : Nothing,
            Columns = [.. columns.Select(c => new ColumnEntry(c.Name, c.Type, c.Bytes.Length))],
            Inline = inline ? Compress(Join(columns, (int)total)) : Nothing,
            Chunks = [.. chunks.Select(c => c.Sha)],
        };
        return new EncodedArtifact(manifest with { Seal = ManifestSeal.Of(manifest) }, chunks);
    }

    /// <summary>An artifact whose id is the hash of its content: a table or a probe set.</summary>
    public static EncodedArtifact EncodeByContent(ArtifactDraft draft, Producer producer) =>
        Encode(ContentSha(draft), null, draft, producer);

    /// <summary>Reads an artifact whole and verifies it.</summary>
    /// <exception cref="MissingArtifactException">It, or a chunk of it, is gone.</exception>
    /// <exception cref="CorruptArtifactException">Bytes do not match their hash.</exception>
    public static async Task<Artifact> ReadAsync(this IArtifactStore store, string id, CancellationToken cancellationToken)
    {
        var manifest = await store.FindAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw new MissingArtifactException(id, "its manifest");
        return await store.ReadAsync(manifest, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Artifact> ReadAsync(this IArtifactStore store, ArtifactManifest manifest, CancellationToken cancellationToken)
    {
        var id = manifest.Id;
        var total = checked((int)manifest.Columns.Sum(c => c.Length));
        var bytes = new byte[total];
        if (manifest.Inline is { } inline)
        {
            Decompress(inline.Span, bytes, id, "its inline columns");
        }

        var offset = 0;
        foreach (var chunk in manifest.Chunks)
        {
            var compressed = await store.ReadChunkAsync(id, chunk, cancellationToken).ConfigureAwait(false)
                ?? throw new MissingArtifactException(id, $"chunk {chunk}");
            var part = bytes.AsSpan(offset, Math.Min(ChunkSize, total - offset));
            Decompress(compressed.Span, part, id, $"chunk {chunk}");
            offset += part.Length;
        }

        return Verify(manifest, bytes);
    }

    private static Artifact Verify(ArtifactManifest manifest, byte[] bytes)
    {
        var columns = new List<Column>(manifest.Columns.Count);
        var document = manifest.Document ?? ReadOnlyMemory<byte>.Empty;
        var offset = 0;
        foreach (var entry in manifest.Columns)
        {
            var part = bytes.AsMemory(offset, (int)entry.Length);
            offset += part.Length;
            if (entry is { Name: DocumentColumn, Type: ColumnType.Byte } && manifest.Document is null)
            {
                document = part;
            }
            else
            {
                columns.Add(new Column(entry.Name, entry.Type, part));
            }
        }

        var draft = new ArtifactDraft
        {
            Kind = manifest.Kind,
            SchemaVersion = manifest.SchemaVersion,
            Document = document,
            Columns = columns,
            Summary = manifest.Summary,
        };
        return ContentSha(draft) == manifest.ContentSha
            ? new Artifact(manifest, document, columns)
            : throw new CorruptArtifactException(manifest.Id, "its content");
    }

    /// <summary>SHA-256 over kind, form, summary, document and columns, uncompressed; never producer or time.</summary>
    public static string ContentSha(ArtifactDraft draft)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, draft.Kind);
        AppendLength(hash, draft.SchemaVersion);
        AppendLength(hash, draft.Summary.Count);
        foreach (var (name, value) in draft.Summary.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }

        AppendLength(hash, draft.Document.Length);
        hash.AppendData(draft.Document.Span);
        AppendLength(hash, draft.Columns.Count);
        foreach (var column in draft.Columns)
        {
            Append(hash, column.Name);
            AppendLength(hash, (int)column.Type);
            AppendLength(hash, column.Bytes.Length);
            hash.AppendData(column.Bytes.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        AppendLength(hash, bytes.Length);
        hash.AppendData(bytes);
    }

    private static void AppendLength(IncrementalHash hash, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        hash.AppendData(bytes);
    }

    private static byte[] Join(List<Column> columns, int total)
    {
        var bytes = new byte[total];
        var offset = 0;
        foreach (var column in columns)
        {
            column.Bytes.Span.CopyTo(bytes.AsSpan(offset));
            offset += column.Bytes.Length;
        }

        return bytes;
    }

    private static List<EncodedChunk> Split(List<Column> columns)
    {
        var chunks = new List<EncodedChunk>();
        var buffer = new byte[ChunkSize];
        var used = 0;
        foreach (var column in columns)
        {
            var rest = column.Bytes.Span;
            while (rest.Length > 0)
            {
                var part = rest[..Math.Min(rest.Length, ChunkSize - used)];
                part.CopyTo(buffer.AsSpan(used));
                used += part.Length;
                rest = rest[part.Length..];
                if (used == ChunkSize)
                {
                    Flush();
                }
            }
        }

        if (used > 0)
        {
            Flush();
        }

        return chunks;

        void Flush()
        {
            var bytes = buffer.AsSpan(0, used);
            chunks.Add(new EncodedChunk(Convert.ToHexStringLower(SHA256.HashData(bytes)), Compress(bytes)));
            used = 0;
        }
    }

    private static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var compressor = new Compressor(CompressionLevel);
        return compressor.Wrap(bytes).ToArray();
    }

    /// <summary>Unpacks into bytes of the length that the manifest states.</summary>
    /// <exception cref="CorruptArtifactException">It is not zstd, or of another length.</exception>
    internal static void Decompress(ReadOnlySpan<byte> compressed, Span<byte> destination, string id, string part)
    {
        try
        {
            using var decompressor = new Decompressor();
            if (decompressor.Unwrap(compressed, destination) != destination.Length)
            {
                throw new CorruptArtifactException(id, part);
            }
        }
        catch (ZstdException)
        {
            throw new CorruptArtifactException(id, part);
        }
    }
}
