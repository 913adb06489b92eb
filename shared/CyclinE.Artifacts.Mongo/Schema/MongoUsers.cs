using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Schema;

/// <summary>One user a service, with a role of its own in the deployment's database. None may declare collections, indexes or users.</summary>
public static class MongoUsers
{
    private static readonly string[] Reads = ["find"];
    private static readonly string[] Adds = ["find", "insert"];
    private static readonly string[] Changes = ["find", "update"];
    private static readonly string[] Keeps = ["find", "insert", "update"];
    private static readonly string[] All = ["find", "insert", "update", "remove"];

    // Stages: artifacts are theirs; of the ledger they change rows that are there. A roster is written where a unit is made again.
    private static readonly (string Collection, string[] Actions)[] Stage =
    [
        (CollectionNames.Artifacts, All), (CollectionNames.Chunks, All), (CollectionNames.Units, Changes), (CollectionNames.Batches, Changes),
        (CollectionNames.Plans, Reads), (CollectionNames.Rosters, Adds), (CollectionNames.Stages, Keeps),
    ];

    private static readonly (string Collection, string[] Actions)[] Batches =
    [
        (CollectionNames.Artifacts, Changes), (CollectionNames.Chunks, Reads), (CollectionNames.Units, Keeps), (CollectionNames.Batches, Keeps),
        (CollectionNames.Plans, Reads), (CollectionNames.Rosters, Adds), (CollectionNames.Stages, Keeps), (CollectionNames.DeadLetters, Adds),
    ];

    // People's programs: submit, replay, cancel, export, purge.
    private static readonly (string Collection, string[] Actions)[] Person =
    [
        (CollectionNames.Artifacts, All), (CollectionNames.Chunks, All), (CollectionNames.Units, All), (CollectionNames.Batches, All),
        (CollectionNames.Plans, All), (CollectionNames.Rosters, All), (CollectionNames.Stages, Reads), (CollectionNames.DeadLetters, Reads),
    ];

    /// <summary>Makes or changes the users; running it again changes nothing.</summary>
    /// <param name="store">The database, opened by a user that may make users in it.</param>
    /// <param name="users">Password by user: a service in lower case.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task ApplyAsync(MongoStore store, IReadOnlyDictionary<string, string> users, CancellationToken cancellationToken)
    {
        foreach (var (user, password) in users)
        {
            var privileges = new BsonArray(RightsOf(user).Select(r => Privilege(store, r.Collection, r.Actions)))
            {
                Privilege(store, string.Empty, ["dbStats", "listCollections"]),
            };
            await PutAsync(store, "Role", user, new BsonDocument { { "privileges", privileges }, { "roles", new BsonArray() } }, cancellationToken)
                .ConfigureAwait(false);
            await PutAsync(store, "User", user, new BsonDocument { { "pwd", password }, { "roles", new BsonArray { user } } }, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>What a user may do, by collection.</summary>
    public static IReadOnlyList<(string Collection, string[] Actions)> RightsOf(string user) => user switch
    {
        "batches" => Batches,
        "cli" or "portal" => Person,
        _ => Stage,
    };

    private static BsonDocument Privilege(MongoStore store, string collection, string[] actions) => new()
    {
        { "resource", new BsonDocument { { "db", store.Database.DatabaseNamespace.DatabaseName }, { "collection", collection } } },
        { "actions", new BsonArray(actions) },
    };

    private static async Task PutAsync(MongoStore store, string what, string name, BsonDocument definition, CancellationToken cancellationToken)
    {
        BsonDocument Command(string verb) => new BsonDocument(verb + what, name).AddRange(definition);
        try
        {
            await store.Database.RunCommandAsync<BsonDocument>(Command("create"), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException exception) when (exception.Code is 51002 or 51003)
        {
            // It is there already (51002 role, 51003 user).
            await store.Database.RunCommandAsync<BsonDocument>(Command("update"), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }
}
