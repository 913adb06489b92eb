using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Testing.Servers;

/// <summary>Makes a server that was started with <c>--replSet rs0</c> a replica set of one node, through the driver.</summary>
internal static class ReplicaSetOfOne
{
    public const string Name = "rs0";

    /// <summary>A client that talks to this server whatever it thinks of itself.</summary>
    public static MongoClient Connect(string host, int port)
    {
        var settings = MongoClientSettings.FromConnectionString(DirectUri(host, port));
        settings.ServerSelectionTimeout = TimeSpan.FromSeconds(1);
        return new MongoClient(settings);
    }

    /// <summary>The URI of a server whose replica set knows it by another name than its clients do.</summary>
    public static string DirectUri(string host, int port) => $"mongodb://{host}:{port}/?directConnection=true";

    /// <summary>Initiates the set.</summary>
    /// <param name="client">A direct client.</param>
    /// <param name="member">Host and port by which the server finds itself.</param>
    public static Task InitiateAsync(MongoClient client, string member)
    {
        var members = new BsonArray { new BsonDocument { { "_id", 0 }, { "host", member } } };
        return RunAsync(client, new BsonDocument("replSetInitiate", new BsonDocument { { "_id", Name }, { "members", members } }));
    }

    /// <summary>True once it accepts commands.</summary>
    public static async Task<bool> AnswersAsync(MongoClient client)
    {
        await RunAsync(client, new BsonDocument("ping", 1)).ConfigureAwait(false);
        return true;
    }

    /// <summary>True once it accepts writes.</summary>
    public static async Task<bool> IsPrimaryAsync(MongoClient client) =>
        (await RunAsync(client, new BsonDocument("hello", 1)).ConfigureAwait(false))["isWritablePrimary"].AsBoolean;

    /// <summary>Makes the first user, who may do everything.</summary>
    public static Task MakeAdministratorAsync(MongoClient client, string user, string password) =>
        RunAsync(client, new BsonDocument { { "createUser", user }, { "pwd", password }, { "roles", new BsonArray { "root" } } });

    /// <summary>Initiates a set of several servers that elect another primary within seconds.</summary>
    public static Task InitiateAsync(MongoClient client, IEnumerable<string> members) => RunAsync(client, new BsonDocument("replSetInitiate", new BsonDocument
    {
        { "_id", Name },
        { "members", new BsonArray(members.Select((host, i) => new BsonDocument { { "_id", i }, { "host", host } })) },
        { "settings", new BsonDocument("electionTimeoutMillis", 2000) },
    }));

    private static Task<BsonDocument> RunAsync(MongoClient client, BsonDocument command) =>
        client.GetDatabase("admin").RunCommandAsync<BsonDocument>(command);
}
