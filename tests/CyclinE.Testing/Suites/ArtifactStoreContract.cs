using System.Runtime.InteropServices;
using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <summary>What every artifact store promises. A store's tests derive from it and give a new, empty store for each test.</summary>
public abstract partial class ArtifactStoreContract : IAsyncLifetime
{
    /// <summary>The store of this test.</summary>
    protected IArtifactStore Store { get; private set; } = null!;

    /// <summary>Ends with the test run.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens this test's store; called again it gives another handle on the same data, as another worker has.</summary>
    protected abstract Task<IArtifactStore> OpenAsync();

    /// <summary>Changes stored bytes of a chunk behind the store's back.</summary>
    protected abstract Task CorruptChunkAsync(string artifactId, string chunk);

    /// <summary>Replaces a text in the stored document behind the store's back.</summary>
    protected abstract Task ChangeDocumentAsync(string artifactId, string text, string other);

    /// <summary>Makes a stored manifest one that cannot be read: it has no list of columns.</summary>
    protected abstract Task BreakManifestAsync(string artifactId);

    /// <summary>Takes a chunk away behind the store's back.</summary>
    protected abstract Task RemoveChunkAsync(string artifactId, string chunk);

    /// <summary>From now on the write of this chunk fails, as on a full disk or in a crash.</summary>
    protected abstract Task BlockChunkAsync(string artifactId, string chunk);

    /// <summary>Ends <see cref="BlockChunkAsync"/>.</summary>
    protected abstract Task UnblockChunkAsync(string artifactId, string chunk);

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => Store = await OpenAsync();

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_not_there_is_null_or_missing()
    {
        var id = Drafts.NewId();

        Assert.Null(await Store.FindAsync(id, Token));
        Assert.Null(await Store.ReadChunkAsync(id, Rows.Hash("chunk"), Token));
        await Store.TouchAsync(id, Token);
        var missing = await Assert.ThrowsAsync<MissingArtifactException>(() => Store.ReadAsync(id, Token));
        Assert.Equal(id, missing.ArtifactId);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(200, 1_000)]
    [InlineData(900_000, 30_000)]
    [InlineData(ArtifactCodec.LargestDocument + 1, 0)]
    [InlineData(2 * ArtifactCodec.LargestDocument, 100)]
    [InlineData(200, ArtifactCodec.LargestInline / 8)]
    [InlineData(200, 1_300_000)]
    public async Task An_artifact_comes_back_as_it_was_put(int documentLength, int values)
    {
        var id = Drafts.NewId();
        var draft = Drafts.Mixed(documentLength, values);
        var encoded = Drafts.Encode(id, draft);

        var stored = await Store.PutAsync(encoded, Token);
        var found = await (await OpenAsync()).FindAsync(id, Token);
        var read = await Store.ReadAsync(id, Token);

        Assert.Equal(Rows.Json(encoded.Manifest), Rows.Json(stored));
        Assert.Equal(Rows.Json(encoded.Manifest), Rows.Json(found));
        Assert.True(draft.Document.Span.SequenceEqual(read.DocumentBytes.Span));
        Assert.Equal(draft.Columns.Select(c => (c.Name, c.Type)), read.Columns.Select(c => (c.Name, c.Type)));
        Assert.All(draft.Columns.Zip(read.Columns), pair => Assert.True(pair.First.Bytes.Span.SequenceEqual(pair.Second.Bytes.Span)));
        Assert.Equal(Drafts.Mixed(documentLength, values).Columns[0].ToSingles(), read.Column("log2").ToSingles());
    }

    [Fact]
    public async Task A_table_without_recipe_and_trace_comes_back()
    {
        var encoded = ArtifactCodec.EncodeByContent(Drafts.Bytes(40_000), Drafts.Producer);

        await Store.PutAsync(encoded, Token);
        var found = await Store.FindAsync(encoded.Manifest.Id, Token);

        Assert.Equal(Rows.Json(encoded.Manifest), Rows.Json(found));
        Assert.Null(found!.Recipe);
        Assert.Null(found.Producer.TraceId);
    }

    [Fact]
    public async Task Contents_that_repeat_themselves_share_a_chunk()
    {
        var id = Drafts.NewId();
        var draft = new ArtifactDraft { Kind = "bytes", Columns = [new Column("zeros", ColumnType.Byte, new byte[(3 * ArtifactCodec.ChunkSize) + 5])] };
        var encoded = Drafts.Encode(id, draft);
        Assert.Equal(2, encoded.Manifest.Chunks.Distinct().Count());

        await Store.PutAsync(encoded, Token);
        var read = await Store.ReadAsync(id, Token);

        Assert.Equal(encoded.Manifest.Chunks, read.Manifest.Chunks);
        Assert.Equal(draft.Columns[0].Bytes.Length, read.Column("zeros").Bytes.Length);
    }

    [Fact]
    public async Task Every_NaN_is_one_and_zero_has_no_sign()
    {
        float[] payloads = [BitConverter.Int32BitsToSingle(0x7FC0_1234), BitConverter.Int32BitsToSingle(unchecked((int)0xFF80_0001)), -0f, 1.5f];
        float[] plain = [float.NaN, float.NaN, 0f, 1.5f];
        var first = Drafts.Encode(Drafts.NewId(), ArtifactDraft.Of("k", new { x = double.NaN, y = -0.0 }, Column.Of("v", payloads.AsSpan())));
        var second = Drafts.Encode(Drafts.NewId(), ArtifactDraft.Of("k", new { x = 0 / Zero(), y = 0.0 }, Column.Of("v", plain.AsSpan())));

        var stored = await Store.PutAsync(first, Token);
        var read = await Store.ReadAsync(first.Manifest.Id, Token);

        Assert.Equal(second.Manifest.ContentSha, stored.ContentSha);
        Assert.Equal(
            MemoryMarshal.Cast<float, int>(plain).ToArray(),
            MemoryMarshal.Cast<float, int>(read.Column("v").ToSingles()).ToArray());

        static double Zero() => 0;
    }

    [Fact]
    public async Task Damaged_bytes_are_noticed()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        await Store.PutAsync(encoded, Token);

        await CorruptChunkAsync(encoded.Manifest.Id, encoded.Manifest.Chunks[1]);

        await Assert.ThrowsAsync<CorruptArtifactException>(() => Store.ReadAsync(encoded.Manifest.Id, Token));
    }

    [Fact]
    public async Task A_chunk_that_is_gone_is_missing()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        await Store.PutAsync(encoded, Token);

        await RemoveChunkAsync(encoded.Manifest.Id, encoded.Manifest.Chunks[0]);

        var missing = await Assert.ThrowsAsync<MissingArtifactException>(() => Store.ReadAsync(encoded.Manifest.Id, Token));
        Assert.Equal(encoded.Manifest.Id, missing.ArtifactId);
    }

    [Fact]
    public async Task A_cancelled_token_is_honoured()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100, 100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(encoded, source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.FindAsync(encoded.Manifest.Id, source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ReadChunkAsync(encoded.Manifest.Id, Rows.Hash("x"), source.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.TouchAsync(encoded.Manifest.Id, source.Token));
        Assert.Null(await Store.FindAsync(encoded.Manifest.Id, Token));
    }
}
