using System.Collections.Concurrent;
using System.Threading.Channels;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using CyclinE.Testing;
using CyclinE.Testing.Servers;

namespace CyclinE.Artifacts.Mongo.Tests;

/// <summary>The server is killed in the middle of writes: what it acknowledged is there afterwards.</summary>
public sealed class CrashTests
{
    private const int Writers = 8;
    // Writers get so far before and after each crash, so that one comes in the middle of work whatever the machine.
    private const int WritesBetween = 60;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_acknowledged_survives_kills()
    {
        await using var server = await MongoServer.StartOwnAsync();
        await using var database = await TestDatabase.CreateAsync(server);
        await SurvivesAsync(database.Open(), async (written, outages) =>
        {
            await server.KillAsync();
            await server.StartAsync(); // Soon enough for the driver to repeat what was under way.
            await WaitAsync(written, WritesBetween);
            await server.KillAsync();
            var outage = await outages.ReadAsync(Token); // The driver gave up.
            await server.StartAsync();
            Assert.True(new MongoOutageDetector().IsOutage(outage), outage.ToString());
        });
    }

    [Fact]
    public async Task Everything_acknowledged_survives_the_deaths_of_the_primary_of_three_and_no_manifest_stands_without_its_chunks()
    {
        await using var servers = await MongoReplicaSet.StartAsync();
        await using var database = await TestDatabase.CreateAsync(servers.Uri);
        var store = database.Open();
        await SurvivesAsync(store, async (written, _) =>
        {
            for (var death = 0; death < 3; death++)
            {
                // Wherever the writers are: between two chunks, between chunks and manifest, in a bulk write of the ledger.
                var killed = await servers.KillPrimaryAsync();
                await WaitAsync(written, WritesBetween);
                servers.Start(killed);
                await WaitAsync(written, WritesBetween);
            }
        });

        var readBack = new ReadBack(store.Artifacts);
        var ids = await store.Artifacts.ListIdsAsync(string.Empty, 100_000, Token);
        Assert.NotEmpty(ids);
        foreach (var id in ids)
        {
            Assert.Empty(await readBack.OfAsync(id, Token)); // Those too whose writer was told of an outage.
        }
    }

    /// <summary>Writes all the time while something happens to the server; what was acknowledged is there afterwards.</summary>
    private static async Task SurvivesAsync(MongoStore store, Func<SemaphoreSlim, ChannelReader<Exception>, Task> happens)
    {
        var outages = Channel.CreateUnbounded<Exception>();
        var artifacts = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var versions = new ConcurrentDictionary<UnitId, long>();
        var written = new SemaphoreSlim(0);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var writers = Enumerable.Range(0, Writers)
            .Select(w => Task.Run(() => WriteAsync(store, w, artifacts, versions, outages, written, done.Token), Token)).ToArray();
        await WaitAsync(written, WritesBetween);
        await happens(written, outages.Reader);
        await WaitAsync(written, WritesBetween);
        await done.CancelAsync();
        await Task.WhenAll(writers);

        outages.Writer.Complete();
        var detector = new MongoOutageDetector();
        await foreach (var exception in outages.Reader.ReadAllAsync(Token))
        {
            Assert.True(detector.IsOutage(exception), exception.ToString());
        }

        foreach (var (id, contentSha) in artifacts)
        {
            Assert.Equal(contentSha, (await store.Artifacts.ReadAsync(id, Token)).Manifest.ContentSha);
        }

        foreach (var (unit, version) in versions)
        {
            // A write that met a crash may stand although nobody was told.
            Assert.True((await store.Ledger.FindUnitAsync(unit, Token))!.Version >= version);
        }
    }

    private static async Task WaitAsync(SemaphoreSlim written, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Assert.True(await written.WaitAsync(TimeSpan.FromMinutes(5), Token), "The writers came to a stop.");
        }
    }

    private static async Task WriteAsync(
        MongoStore store, int writer, ConcurrentDictionary<string, string> artifacts, ConcurrentDictionary<UnitId, long> versions,
        Channel<Exception> outages, SemaphoreSlim written, CancellationToken cancellationToken)
    {
        var unit = Rows.Array("study@1", FormattableString.Invariant($"a{writer}")).Id;
        for (var i = 0; !cancellationToken.IsCancellationRequested; i++)
        {
            // Every tenth artifact has chunks.
            var encoded = Drafts.Encode(Drafts.NewId(), Drafts.Mixed(i, i % 10 == 9 ? 100_000 : 1_000));
            try
            {
                await store.Ledger.InsertUnitsAsync([Rows.Array(unit.Batch, unit.Name)], cancellationToken);
                var row = (await store.Ledger.FindUnitAsync(unit, cancellationToken))!;
                Assert.True(row.Version >= versions.GetValueOrDefault(unit), "An acknowledged write was lost.");
                await store.Artifacts.PutAsync(encoded, cancellationToken);
                artifacts[encoded.Manifest.Id] = encoded.Manifest.ContentSha;
                Assert.True(await store.Ledger.TryReplaceUnitAsync(row with { Reannouncements = i }, cancellationToken));
                versions[unit] = row.Version + 1;
                written.Release();
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                outages.Writer.TryWrite(exception);
            }
        }
    }
}
