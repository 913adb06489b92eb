using System.Security.Cryptography;
using System.Text;
using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Store;

public sealed class ArtifactCodecTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Computed by ../Recipes/golden_ids.py, which knows the byte form and not this code.
    [Fact]
    public void The_content_hash_is_pinned()
    {
        var draft = new ArtifactDraft
        {
            Kind = "profile",
            SchemaVersion = 2,
            Document = Encoding.UTF8.GetBytes("""{"x":"NaN","y":0}"""),
            Columns =
            [
                Column.Of("log2", [1.5f, BitConverter.Int32BitsToSingle(0x7FC0_0042), -0f]),
                Column.Of("position", [7, -1]),
                Column.Of("name", (IReadOnlyList<string>)["µ", "b"]),
            ],
        };
        draft.Summary["b"] = "1";
        draft.Summary["a"] = "Zürich";

        var encoded = ArtifactCodec.EncodeByContent(draft, Drafts.Producer);

        Assert.Equal("381584363c390ca1bfbea557f64cc310ac9e53bd820ecd46e555882863083087", encoded.Manifest.ContentSha);
        Assert.Equal(encoded.Manifest.ContentSha, encoded.Manifest.Id);
        Assert.Null(encoded.Manifest.Recipe);
    }

    [Theory]
    [InlineData(0, false, 0)]
    [InlineData(1, true, 0)]
    [InlineData(ArtifactCodec.LargestInline - 1, true, 0)]
    [InlineData(ArtifactCodec.LargestInline, false, 1)]
    [InlineData(ArtifactCodec.ChunkSize - 1, false, 1)]
    [InlineData(ArtifactCodec.ChunkSize, false, 1)]
    [InlineData(ArtifactCodec.ChunkSize + 1, false, 2)]
    [InlineData(2 * ArtifactCodec.ChunkSize, false, 2)]
    [InlineData((2 * ArtifactCodec.ChunkSize) + 1, false, 3)]
    public async Task Columns_stand_inline_or_in_chunks_by_their_size(int length, bool isInline, int chunks)
    {
        // Two columns, so that a boundary falls into one.
        var draft = new ArtifactDraft
        {
            Kind = "bytes",
            Columns = [Drafts.Bytes(length / 3, seed: 1).Columns[0], Drafts.Bytes(length - (length / 3), seed: 2).Columns[0] with { Name = "more" }],
        };

        var encoded = Drafts.Encode(Drafts.NewId(), draft);
        var read = await new DictionaryStore(encoded).ReadAsync(encoded.Manifest.Id, Token);

        Assert.Equal(isInline, encoded.Manifest.Inline is not null);
        Assert.Equal(chunks, encoded.Manifest.Chunks.Count);
        Assert.Equal(encoded.Manifest.Chunks, encoded.Chunks.Select(c => c.Sha));
        Assert.All(draft.Columns.Zip(read.Columns), p => Assert.True(p.First.Bytes.Span.SequenceEqual(p.Second.Bytes.Span)));
    }

    [Fact]
    public void A_chunk_is_named_by_its_uncompressed_bytes()
    {
        var draft = Drafts.Bytes(ArtifactCodec.ChunkSize + 5);
        var bytes = draft.Columns[0].Bytes.Span;

        var encoded = Drafts.Encode(Drafts.NewId(), draft);

        Assert.Equal(
            [Sha(bytes[..ArtifactCodec.ChunkSize]), Sha(bytes[ArtifactCodec.ChunkSize..])],
            encoded.Manifest.Chunks);

        static string Sha(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, true, false)]
    [InlineData(ArtifactCodec.LargestDocument, true, false)]
    [InlineData(ArtifactCodec.LargestDocument + 1, false, true)]
    public async Task A_document_stands_in_the_manifest_up_to_a_megabyte(int length, bool isInManifest, bool isChunked)
    {
        var draft = new ArtifactDraft { Kind = "text", Document = Enumerable.Repeat((byte)'7', length).ToArray(), Columns = [Column.Of("v", [1])] };

        var encoded = Drafts.Encode(Drafts.NewId(), draft);
        var read = await new DictionaryStore(encoded).ReadAsync(encoded.Manifest.Id, Token);

        Assert.Equal(isInManifest, encoded.Manifest.Document is not null);
        Assert.Equal(isChunked, encoded.Chunks.Count > 0);
        Assert.Equal(length, read.DocumentBytes.Length);
        Assert.Equal(["v"], read.Columns.Select(c => c.Name));
        Assert.Equal([1], read.Column("v").ToIntegers());
    }

    [Fact]
    public void Everything_but_producer_id_and_recipe_enters_the_content_hash()
    {
        var draft = Drafts.Mixed(10, 10);
        var column = draft.Columns[0];
        ArtifactDraft[] others =
        [
            draft,
            draft with { Kind = "other" },
            draft with { SchemaVersion = 2 },
            draft with { Document = Encoding.UTF8.GetBytes("{}") },
            draft with { Summary = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["mean"] = "0.25" } },
            draft with { Columns = [column] },
            draft with { Columns = [draft.Columns[1], column] },
            draft with { Columns = [column with { Name = "ratio" }, draft.Columns[1]] },
            draft with { Columns = [column with { Type = ColumnType.Int32 }, draft.Columns[1]] },
            draft with { Columns = [column with { Bytes = column.Bytes[..^4] }, draft.Columns[1]] },
        ];

        var hashes = others.Select(d => Drafts.Encode(Drafts.NewId(), d).Manifest.ContentSha).ToList();

        Assert.Equal(others.Length, hashes.Distinct().Count());
        Assert.Equal(hashes[0], ArtifactCodec.Encode("other-id", null, draft, new Producer("x", "9", "arm", "trace")).Manifest.ContentSha);
    }

    [Fact]
    public async Task A_manifest_that_was_changed_is_noticed()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100, 100));
        ArtifactManifest[] changed =
        [
            encoded.Manifest with { Summary = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["mean"] = "0.26" } },
            encoded.Manifest with { Document = Encoding.UTF8.GetBytes("{}") },
            encoded.Manifest with { Columns = [encoded.Manifest.Columns[1], encoded.Manifest.Columns[0]] },
            encoded.Manifest with { Columns = [encoded.Manifest.Columns[0]] },
            encoded.Manifest with { Inline = encoded.Manifest.Inline!.Value[..^3] },
            encoded.Manifest with { Inline = new byte[] { 1, 2, 3 } },
        ];

        foreach (var manifest in changed)
        {
            await Assert.ThrowsAsync<CorruptArtifactException>(
                () => new DictionaryStore(encoded with { Manifest = manifest }).ReadAsync(manifest.Id, Token));
        }
    }

    [Fact]
    public void A_column_may_not_take_the_documents_name() =>
        Assert.Throws<ArgumentException>(() => Drafts.Encode(Drafts.NewId(), new ArtifactDraft { Kind = "k", Columns = [Column.Of("document", [1])] }));

    [Fact]
    public async Task An_unknown_column_is_named()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(1, 1));
        var artifact = await new DictionaryStore(encoded).ReadAsync(encoded.Manifest.Id, Token);

        Assert.Contains("baf", Assert.Throws<KeyNotFoundException>(() => artifact.Column("baf")).Message, StringComparison.Ordinal);
    }
}
