using CyclinE.Testing.Servers;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Tests.Servers;

public sealed class MongoServerTests
{
    [Fact]
    public async Task Comes_back_after_a_kill_with_what_it_acknowledged()
    {
        await using var server = await MongoServer.StartOwnAsync();
        using var client = new MongoClient(server.Uri);
        var collection = client.GetDatabase(server.NewDatabase()).GetCollection<BsonDocument>("c").WithWriteConcern(WriteConcern.WMajority);
        await collection.InsertOneAsync(new BsonDocument("_id", 1), cancellationToken: TestContext.Current.CancellationToken);

        await server.KillAsync();
        await server.StartAsync();

        Assert.Equal(1, await collection.CountDocumentsAsync(FilterDefinition<BsonDocument>.Empty, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Is_shared_by_the_tests_of_a_process()
    {
        var server = await MongoServer.RequireAsync();

        Assert.Same(server, await MongoServer.RequireAsync());
        Assert.NotEqual(server.NewDatabase(), server.NewDatabase());
    }
}
