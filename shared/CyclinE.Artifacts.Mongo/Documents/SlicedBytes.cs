using CyclinE.Artifacts.Store;
using MongoDB.Bson;
using MongoDB.Driver;
using ZstdSharp;

namespace CyclinE.Artifacts.Mongo.Documents;

/// <summary>
/// Contents larger than a document may be: cut into slices before compression, so that slices of two writers whose
/// compressors differ still fit together. Slice 0 stands in the head, the others are documents <c>id/1</c>, <c>id/2</c>, …,
/// written before it.
/// </summary>
internal static class SlicedBytes
{
    private const int SliceSize = 8 * 1024 * 1024;
    private const int CompressionLevel = 1;
    private const string Length = "length";
    private const string Bytes = "bytes";

    /// <summary>Stores the content under an id; what is there stands.</summary>
    public static async Task PutAsync(
        IMongoCollection<BsonDocument> collection, string id, BsonDocument described, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var rest = new List<BsonDocument>();
        for (var i = 1; i < Slices(content.Length); i++)
        {
            rest.Add(new BsonDocument { { "_id", SliceId(id, i) }, { Bytes, Compress(Slice(content.Length, i, content)) } });
        }

        // One at a time: a message takes 48 MB, but nothing is won by holding several slices in it.
        foreach (var slice in rest)
        {
            await collection.TryInsertAsync(slice, cancellationToken).ConfigureAwait(false);
        }

        var head = new BsonDocument("_id", id).AddRange(described);
        head.Add(Length, content.Length);
        head.Add(Bytes, Compress(Slice(content.Length, 0, content)));
        await collection.TryInsertAsync(head, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The content of an id; null where its head is not there.</summary>
    public static async Task<byte[]?> FindAsync(IMongoCollection<BsonDocument> collection, string id, CancellationToken cancellationToken)
    {
        var head = await collection.Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (head is null)
        {
            return null;
        }

        var content = new byte[head[Length].AsInt32];
        Decompress(head, Slice(content.Length, 0, content.AsMemory()), id);
        for (var i = 1; i < Slices(content.Length); i++)
        {
            var slice = await collection.Find(new BsonDocument("_id", SliceId(id, i))).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new CorruptArtifactException(id, FormattableString.Invariant($"slice {i}"));
            Decompress(slice, Slice(content.Length, i, content.AsMemory()), id);
        }

        return content;
    }

    private static int Slices(int length) => Math.Max(1, (length + SliceSize - 1) / SliceSize);

    private static string SliceId(string id, int slice) => FormattableString.Invariant($"{id}/{slice}");

    private static ReadOnlySpan<byte> Slice(int length, int index, ReadOnlyMemory<byte> content) =>
        content.Span.Slice(index * SliceSize, Math.Min(SliceSize, length - (index * SliceSize)));

    private static Span<byte> Slice(int length, int index, Memory<byte> content) =>
        content.Span.Slice(index * SliceSize, Math.Min(SliceSize, length - (index * SliceSize)));

    private static BsonBinaryData Compress(ReadOnlySpan<byte> bytes)
    {
        using var compressor = new Compressor(CompressionLevel);
        return new BsonBinaryData(compressor.Wrap(bytes).ToArray());
    }

    private static void Decompress(BsonDocument slice, Span<byte> destination, string id)
    {
        try
        {
            using var decompressor = new Decompressor();
            if (decompressor.Unwrap(slice[Bytes].AsBsonBinaryData.Bytes, destination) != destination.Length)
            {
                throw new CorruptArtifactException(id, "a slice");
            }
        }
        catch (ZstdException)
        {
            throw new CorruptArtifactException(id, "a slice");
        }
    }
}
