using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Artifacts.Store;
using CyclinE.Testing;
using CyclinE.Testing.Servers;

namespace CyclinE.Artifacts.Mongo.Tests.Servers;

/// <summary>Ring 3: the store on the server's newest release, where a container engine answers.</summary>
public sealed class MongoContainerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_store_works_on_the_newest_release()
    {
        var container = await MongoContainer.RequireAsync();
        using var store = MongoStore.Open(container.Uri, container.NewDatabase());
        await MongoTopology.ApplyAsync(store, Token);
        var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(100, 100_000));
        var row = Rows.Full("study@1", "a");

        await store.Artifacts.PutAsync(encoded, Token);
        await store.Ledger.InsertUnitsAsync([row], Token);

        Assert.Equal(encoded.Manifest.ContentSha, (await store.Artifacts.ReadAsync(encoded.Manifest.Id, Token)).Manifest.ContentSha);
        Assert.Equal([true], await store.Ledger.TryReplaceUnitsAsync([row], Token));
        Assert.Equal(Rows.Json(row with { Version = 1 }), Rows.Json(await store.Ledger.FindUnitAsync(row.Id, Token)));
    }
}
