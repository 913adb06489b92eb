using CyclinE.Artifacts.Mongo.Documents;
using CyclinE.Genomics.Input;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Schema;

/// <summary>
/// Collections, indexes and validators of a database: the one-shot job that runs before any worker. Run again it changes
/// nothing. Validators ask only for what every reader needs; within a release they only loosen.
/// </summary>
public static class MongoTopology
{
    internal const string HeardAt = "heardAt";

    private static readonly TimeSpan ForgetWorkersAfter = TimeSpan.FromDays(1);

    /// <summary>Applies the topology.</summary>
    /// <exception cref="InvalidInputException">The server is no replica set: writes of a majority need one.</exception>
    public static async Task ApplyAsync(MongoStore store, CancellationToken cancellationToken)
    {
        var database = store.Database;
        await RequireReplicaSetAsync(database, cancellationToken).ConfigureAwait(false);
        using var names = await database.ListCollectionNamesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        var known = (await names.ToListAsync(cancellationToken).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
        foreach (var (collection, validator) in MongoValidators.All)
        {
            if (!known.Contains(collection))
            {
                await CreateAsync(database, collection, cancellationToken).ConfigureAwait(false);
            }

            var change = new BsonDocument { { "collMod", collection }, { "validator", validator } };
            await database.RunCommandAsync<BsonDocument>(change, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        foreach (var (collection, indexes) in Indexes())
        {
            await database.GetCollection<BsonDocument>(collection).Indexes.CreateManyAsync(indexes, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task RequireReplicaSetAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (!hello.Contains("setName") && hello.GetValue("msg", "") != "isdbgrid")
        {
            throw new InvalidInputException(
                "mongodb-not-a-replica-set", "The MongoDB server is neither a replica set nor a cluster's router.",
                database.Client.Settings.Server.ToString(), "Start mongod with --replSet and initiate the set; one node is enough.");
        }
    }

    private static async Task CreateAsync(IMongoDatabase database, string collection, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateCollectionAsync(collection, null, cancellationToken).ConfigureAwait(false);
        }
        catch (MongoCommandException exception) when (exception.CodeName == "NamespaceExists")
        {
            // Another topology job was first.
        }
    }

    private static IEnumerable<(string Collection, CreateIndexModel<BsonDocument>[] Indexes)> Indexes()
    {
        yield return (CollectionNames.Units,
        [
            // Lists in order; the window's next rows, rows in flight, and (covered) counts by kind and state.
            Index("sequence", new() { { "batch", 1 }, { "sequence", 1 } }),
            Index("state", new() { { "batch", 1 }, { "state", 1 }, { "root", 1 }, { "sequence", 1 }, { "kind", 1 } }),

            // Is a need of this unit still open?
            Index("needs", new() { { "batch", 1 }, { "neededBy", 1 }, { "open", 1 } }),

            // These two shrink as a batch ends, and ask nothing of a row that neither enters nor leaves them.
            Index("open", new() { { "batch", 1 }, { "open", 1 }, { "sequence", 1 } }, new() { { "open", true } }),
            Index("unsettled", new() { { "batch", 1 }, { "settled", 1 }, { "sequence", 1 } }, new() { { "open", false }, { "settled", false } }),
        ]);
        yield return (CollectionNames.Batches,
        [
            Index("revision", new() { { "name", 1 }, { "revision", -1 } }),
            Index("accepted", new() { { "acceptedAt", -1 } }),
        ]);
        yield return (CollectionNames.Artifacts,
        [
            // For people who look for results of a stage, and for a purge.
            Index("kind", new() { { "kind", 1 }, { "stage", 1 } }),
            Index("touched", new() { { ManifestBson.TouchedAt, 1 } }),
        ]);
        yield return (CollectionNames.Stages,
        [
            new(new BsonDocument(HeardAt, 1), new CreateIndexOptions { Name = "forget", ExpireAfter = ForgetWorkersAfter }),
        ]);
        yield return (CollectionNames.DeadLetters, [Index("at", new() { { "at", -1 } })]);
    }

    private static CreateIndexModel<BsonDocument> Index(string name, BsonDocument keys, BsonDocument? onlyWhere = null) =>
        new(keys, new CreateIndexOptions<BsonDocument> { Name = name, PartialFilterExpression = onlyWhere });
}
