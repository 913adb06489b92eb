using System.Text.Json;
using CyclinE.Artifacts.Store;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>What is read is what was written, documents as well as columns; what is not is named and can be put again.</content>
public abstract partial class ArtifactStoreContract
{
    [Theory]
    [InlineData(100)]
    [InlineData(200_000)]
    public async Task A_changed_document_is_noticed_by_every_read(int values)
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100, values));
        var id = encoded.Manifest.Id;
        await Store.PutAsync(encoded, Token);
        Assert.Equal("0.1", (await Store.ReadDocumentAsync<JsonElement>(id, Token)).GetProperty("number").GetRawText());

        await ChangeDocumentAsync(id, "Zürich", "Zurich");

        Func<Task>[] reads =
        [
            () => Store.FindAsync(id, Token), () => Store.ReadAsync(id, Token), () => Store.ReadColumnAsync(id, "log2", Token),
            () => Store.ReadDocumentAsync<JsonElement>(id, Token),
        ];
        foreach (var read in reads)
        {
            Assert.Equal(id, (await Assert.ThrowsAsync<CorruptArtifactException>(read)).ArtifactId);
        }

        Assert.Equal(id, Assert.Single(await new ReadBack(Store).OfAsync(id, Token)).ArtifactId);
    }

    [Fact]
    public async Task A_manifest_that_cannot_be_read_is_damage_and_no_bug()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100, 100));
        await Store.PutAsync(encoded, Token);

        await BreakManifestAsync(encoded.Manifest.Id);

        await Assert.ThrowsAsync<CorruptArtifactException>(() => Store.FindAsync(encoded.Manifest.Id, Token));
        Assert.Equal(encoded.Manifest.Seal, (await Store.PutAsync(encoded, Token)).Seal);
        Assert.Empty(await new ReadBack(Store).OfAsync(encoded.Manifest.Id, Token));
    }

    [Fact]
    public async Task What_is_damaged_is_put_again()
    {
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100, 1_300_000));
        var id = encoded.Manifest.Id;
        await Store.PutAsync(encoded, Token);
        await ChangeDocumentAsync(id, "Zürich", "Zurich");
        Assert.Equal(encoded.Manifest.Seal, (await Store.PutAsync(encoded, Token)).Seal);
        Assert.Empty(await new ReadBack(Store).OfAsync(id, Token));

        await CorruptChunkAsync(id, encoded.Manifest.Chunks[0]);
        Assert.Single(await new ReadBack(Store).OfAsync(id, Token));
        await Store.DiscardAsync(id, Token);
        Assert.Null(await Store.FindAsync(id, Token));
        await Store.PutAsync(encoded, Token);
        Assert.Empty(await new ReadBack(Store).OfAsync(id, Token));
    }

    [Fact]
    public async Task Every_artifact_is_listed_once()
    {
        string[] ids = [.. Enumerable.Range(0, 5).Select(_ => Drafts.NewId()).Order(StringComparer.Ordinal)];
        foreach (var id in ids)
        {
            await Store.PutAsync(Drafts.Encode(id, Drafts.Mixed(10, 10)), Token);
        }

        Assert.Equal(ids[..3], await Store.ListIdsAsync(string.Empty, 3, Token));
        Assert.Equal(ids[3..], await Store.ListIdsAsync(ids[2], 3, Token));
        Assert.Empty(await Store.ListIdsAsync(ids[4], 3, Token));
    }
}
