using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>Several writers at once, and writers that fail.</content>
public abstract partial class ArtifactStoreContract
{
    private const int Rounds = 12;

    [Fact]
    public async Task To_put_again_changes_nothing()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100, 200_000));

        var first = await Store.PutAsync(encoded, Token);
        var second = await Store.PutAsync(encoded, Token);
        var third = await (await OpenAsync()).PutAsync(encoded, Token);

        Assert.Equal(Rows.Json(first), Rows.Json(second));
        Assert.Equal(Rows.Json(first), Rows.Json(third));
        await Store.TouchAsync(encoded.Manifest.Id, Token);
        Assert.Equal(first.ContentSha, (await Store.ReadAsync(encoded.Manifest.Id, Token)).Manifest.ContentSha);
    }

    [Fact]
    public async Task The_first_content_stands()
    {
        var id = Drafts.NewId();
        var first = Drafts.Encode(id, Drafts.Bytes(Drafts.TwoChunks, seed: 1));
        var second = Drafts.Encode(id, Drafts.Bytes(Drafts.TwoChunks, seed: 2));
        await Store.PutAsync(first, Token);

        var stored = await (await OpenAsync()).PutAsync(second, Token);

        Assert.NotEqual(first.Manifest.ContentSha, second.Manifest.ContentSha);
        Assert.Equal(first.Manifest.ContentSha, stored.ContentSha);
        Assert.Equal(first.Manifest.ContentSha, (await Store.ReadAsync(id, Token)).Manifest.ContentSha);
    }

    [Fact]
    public async Task Two_writers_of_different_bytes_never_mix_their_chunks()
    {
        // They share a chunk and differ in the other: the case in which a store that names chunks by place would mix them.
        IArtifactStore[] handles = [Store, await OpenAsync()];
        var shared = Drafts.Bytes(ArtifactCodec.ChunkSize, seed: 1).Columns[0].Bytes.ToArray();
        EncodedArtifact[] versions = [.. handles.Select((_, i) => Drafts.Encode(Drafts.NewId(), new ArtifactDraft
        {
            Kind = "bytes",
            Columns = [new Column("same", ColumnType.Byte, shared), Drafts.Bytes(1_000_000, seed: 10 + i).Columns[0]],
        }))];

        for (var round = 0; round < Rounds; round++)
        {
            var id = Drafts.NewId();
            using var start = new Barrier(handles.Length);
            var reader = ReadWhenThereAsync(handles[1], id);
            var stored = await Task.WhenAll(handles.Select((handle, i) => Task.Run(
                () =>
                {
                    start.SignalAndWait(Token);
                    return handle.PutAsync(Drafts.Under(id, versions[i]), Token);
                },
                Token)));
            var read = await handles[round % 2].ReadAsync(id, Token);

            Assert.Single(stored.Select(s => s.ContentSha).Distinct());
            Assert.Equal(stored[0].ContentSha, read.Manifest.ContentSha);
            Assert.Contains(read.Manifest.ContentSha, versions.Select(v => v.Manifest.ContentSha));
            Assert.Equal(read.Manifest.ContentSha, await reader);
        }
    }

    [Fact]
    public async Task A_manifest_that_is_seen_can_be_read_whole()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        for (var round = 0; round < Rounds; round++)
        {
            var id = Drafts.NewId();
            var reader = ReadWhenThereAsync(await OpenAsync(), id);
            await Store.PutAsync(Drafts.Under(id, encoded), Token);

            Assert.Equal(encoded.Manifest.ContentSha, await reader);
        }
    }

    [Fact]
    public async Task A_put_whose_chunk_fails_leaves_no_manifest_and_can_be_repeated()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Bytes((2 * ArtifactCodec.ChunkSize) + 100));
        var id = encoded.Manifest.Id;
        await BlockChunkAsync(id, encoded.Manifest.Chunks[2]);

        await Assert.ThrowsAnyAsync<Exception>(() => Store.PutAsync(encoded, Token));
        Assert.Null(await Store.FindAsync(id, Token));
        await Assert.ThrowsAsync<MissingArtifactException>(() => Store.ReadAsync(id, Token));

        await UnblockChunkAsync(id, encoded.Manifest.Chunks[2]);
        await Store.PutAsync(encoded, Token);
        Assert.Equal(encoded.Manifest.ContentSha, (await Store.ReadAsync(id, Token)).Manifest.ContentSha);
    }

    [Fact]
    public async Task A_cancelled_put_leaves_all_or_nothing()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Bytes(Drafts.TwoChunks));
        for (var round = 0; round < Rounds; round++)
        {
            var id = Drafts.NewId();
            var copy = Drafts.Under(id, encoded);
            using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var put = Store.PutAsync(copy, source.Token);
            source.CancelAfter(TimeSpan.FromMilliseconds(round));
            var written = true;
            try
            {
                await put;
            }
            catch (OperationCanceledException)
            {
                written = false;
            }

            var found = await Store.FindAsync(id, Token);
            if (written)
            {
                Assert.NotNull(found);
            }

            if (found is null)
            {
                await Store.PutAsync(copy, Token);
            }

            Assert.Equal(encoded.Manifest.ContentSha, (await Store.ReadAsync(id, Token)).Manifest.ContentSha);
        }
    }

    [Fact]
    public async Task Many_writers_at_once_all_succeed()
    {
        IArtifactStore[] handles = [Store, await OpenAsync()];
        var drafts = Enumerable.Range(0, 40).Select(i => Drafts.Mixed(100 + i, i % 10 == 0 ? 100_000 + i : 500 + i)).ToArray();
        EncodedArtifact[] artifacts = [.. drafts.Select(d => Drafts.Encode(Drafts.NewId(), d))];

        // Each artifact is put by three writers, so that idempotence meets concurrency.
        await Task.WhenAll(Enumerable.Range(0, 3 * artifacts.Length).Select(i => Task.Run(
            () => handles[i % 2].PutAsync(artifacts[i % artifacts.Length], Token), Token)));

        foreach (var artifact in artifacts)
        {
            Assert.Equal(artifact.Manifest.ContentSha, (await handles[1].ReadAsync(artifact.Manifest.Id, Token)).Manifest.ContentSha);
        }
    }

    /// <summary>Waits for a manifest and reads the artifact at once; gives the hash of what it read.</summary>
    private static Task<string> ReadWhenThereAsync(IArtifactStore store, string id) => Task.Run(
        async () =>
        {
            while (await store.FindAsync(id, Token) is null)
            {
                Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            return (await store.ReadAsync(id, Token)).Manifest.ContentSha;
        },
        Token);
}
