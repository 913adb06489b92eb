using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Store;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Store;

public sealed class PartialReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1000, 8, 1000)]
    [InlineData(ArtifactCodec.ChunkSize, 8000, 12)]
    [InlineData(ArtifactCodec.ChunkSize - 4000, 8000, 100)]
    [InlineData(100, (2 * ArtifactCodec.ChunkSize) + 100, 100)]
    public async Task A_column_read_alone_is_that_of_the_whole_artifact(int before, int length, int after)
    {
        var draft = new ArtifactDraft { Kind = "bytes", Columns = [Named("before", before), Named("wanted", length), Named("after", after)] };
        var encoded = Drafts.Encode(Drafts.NewId(), draft);
        var store = new DictionaryStore(encoded);

        foreach (var column in draft.Columns)
        {
            Assert.Equal(column.Bytes.ToArray(), (await store.ReadColumnAsync(encoded.Manifest.Id, column.Name, Token)).Bytes.ToArray());
        }

        await Assert.ThrowsAsync<KeyNotFoundException>(() => store.ReadColumnAsync(encoded.Manifest.Id, "other", Token));
    }

    [Fact]
    public async Task A_chunk_whose_bytes_are_not_those_of_its_name_is_found_out()
    {
        var good = Drafts.Encode(Drafts.NewId(), new ArtifactDraft { Kind = "bytes", Columns = [Named("wanted", ArtifactCodec.LargestInline)] });
        var other = Drafts.Encode(Drafts.NewId(),
            new ArtifactDraft { Kind = "bytes", Columns = [Drafts.Bytes(ArtifactCodec.LargestInline, seed: 5).Columns[0]] });
        var damaged = new EncodedArtifact(good.Manifest, [new EncodedChunk(good.Chunks[0].Sha, other.Chunks[0].Bytes)]);

        await Assert.ThrowsAsync<CorruptArtifactException>(() => new DictionaryStore(damaged).ReadColumnAsync(good.Manifest.Id, "wanted", Token));
    }

    private static Column Named(string name, int length) => Drafts.Bytes(length, seed: length).Columns[0] with { Name = name };
}
