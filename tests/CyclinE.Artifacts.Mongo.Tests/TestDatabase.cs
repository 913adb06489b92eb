using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Testing.Servers;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Tests;

/// <summary>A database of its own for one test, with the topology applied; dropped at the end.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly List<MongoStore> _stores = [];
    private readonly MongoClient _client;

    private TestDatabase(string uri, string name)
    {
        (Uri, Name) = (uri, name);
        _client = new MongoClient(uri);
        Raw = _client.GetDatabase(name);
    }

    public string Uri { get; }

    public string Name { get; }

    /// <summary>The database behind the store's back.</summary>
    public IMongoDatabase Raw { get; }

    public IMongoCollection<BsonDocument> this[string collection] => Raw.GetCollection<BsonDocument>(collection);

    public static async Task<TestDatabase> CreateAsync() => await CreateAsync(await MongoServer.RequireAsync());

    public static Task<TestDatabase> CreateAsync(MongoServer server) => CreateAsync(server.Uri);

    public static async Task<TestDatabase> CreateAsync(string uri)
    {
        var database = new TestDatabase(uri, $"cycline_test_{Guid.NewGuid():N}");
        await MongoTopology.ApplyAsync(database.Open(), TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>Opens a store, as another worker would.</summary>
    public MongoStore Open()
    {
        var store = MongoStore.Open(Uri, Name);
        _stores.Add(store);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DropDatabaseAsync(Name);
        _stores.ForEach(s => s.Dispose());
        _client.Dispose();
    }
}
