using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo.Documents;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Artifacts.Retention;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>What a purge needs, on MongoDB. The server reuses what is freed; its files shrink by <c>compact</c>.</summary>
internal sealed class MongoRetention(IMongoDatabase database) : IRetention
{
    private readonly IMongoCollection<BsonDocument> _artifacts = database.GetCollection<BsonDocument>(CollectionNames.Artifacts);
    private readonly IMongoCollection<BsonDocument> _chunks = database.GetCollection<BsonDocument>(CollectionNames.Chunks);

    public async Task<IReadOnlyList<StoredArtifact>> ListArtifactsAsync(string after, int limit, CancellationToken cancellationToken)
    {
        var found = await _artifacts.Aggregate()
            .Match(new BsonDocument("_id", new BsonDocument("$gt", after)))
            .Sort(new BsonDocument("_id", 1))
            .Limit(limit)
            .Project<BsonDocument>(new BsonDocument { { "kind", 1 }, { ManifestBson.TouchedAt, 1 }, { "size", new BsonDocument("$bsonSize", "$$ROOT") } })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        if (found.Count == 0)
        {
            return [];
        }

        // Chunks of these artifacts are those whose id lies between "first/" and the end of "last/…".
        var chunks = await ChunkSizesAsync(
            new BsonDocument("_id", new BsonDocument { { "$gte", found[0]["_id"].AsString + "/" }, { "$lt", found[^1]["_id"].AsString + "0" } }),
            cancellationToken).ConfigureAwait(false);
        return [.. found.Select(d => new StoredArtifact(
            d["_id"].AsString, d["kind"].AsString, d["size"].ToInt64() + chunks.GetValueOrDefault(d["_id"].AsString), d[ManifestBson.TouchedAt].ToUniversalTime()))];
    }

    public async Task<IReadOnlyList<StoredArtifact>> ListOrphansAsync(CancellationToken cancellationToken)
    {
        var sizes = await ChunkSizesAsync([], cancellationToken).ConfigureAwait(false);
        var orphans = new List<StoredArtifact>();
        foreach (var ids in sizes.Keys.Order(StringComparer.Ordinal).Chunk(1000))
        {
            var known = await _artifacts.Find(new BsonDocument("_id", new BsonDocument("$in", new BsonArray(ids))))
                .Project<BsonDocument>(new BsonDocument("_id", 1)).ToListAsync(cancellationToken).ConfigureAwait(false);
            orphans.AddRange(ids.Except(known.Select(k => k["_id"].AsString)).Select(id => new StoredArtifact(id, string.Empty, sizes[id], DateTime.UnixEpoch)));
        }

        return orphans;
    }

    public async Task<bool> RemoveArtifactAsync(string id, DateTime untouchedSince, CancellationToken cancellationToken)
    {
        var untouched = new BsonDocument { { "_id", id }, { ManifestBson.TouchedAt, new BsonDocument("$lt", untouchedSince) } };
        var removed = await _artifacts.DeleteOneAsync(untouched, cancellationToken).ConfigureAwait(false);
        if (removed.DeletedCount == 0)
        {
            return false;
        }

        await _chunks.DeleteManyAsync(OfArtifact(id), cancellationToken).ConfigureAwait(false);
        return true;
    }

    public async Task RemoveOrphanAsync(string id, CancellationToken cancellationToken)
    {
        if (!await _artifacts.Find(new BsonDocument("_id", id)).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            await _chunks.DeleteManyAsync(OfArtifact(id), cancellationToken).ConfigureAwait(false);
        }
    }

    public Task RemoveRosterAsync(string id, CancellationToken cancellationToken) => RemoveBytesAsync(CollectionNames.Rosters, id, cancellationToken);

    public Task RemovePlanAsync(string id, CancellationToken cancellationToken) => RemoveBytesAsync(CollectionNames.Plans, id, cancellationToken);

    public async Task RemoveBatchAsync(BatchRow batch, CancellationToken cancellationToken)
    {
        var name = batch.Id.ToString();
        await database.GetCollection<BsonDocument>(CollectionNames.Units)
            .DeleteManyAsync(new BsonDocument("batch", name), cancellationToken).ConfigureAwait(false);
        await database.GetCollection<BsonDocument>(CollectionNames.Batches)
            .DeleteOneAsync(new BsonDocument { { "_id", name }, { "version", batch.Version } }, cancellationToken).ConfigureAwait(false);
    }

    public Task ShrinkAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static BsonDocument OfArtifact(string id) => new("_id", new BsonDocument { { "$gte", id + "/" }, { "$lt", id + "0" } });

    /// <summary>Plans and rosters that no document would take lie in slices <c>id/n</c> beside it.</summary>
    private Task RemoveBytesAsync(string collection, string id, CancellationToken cancellationToken) =>
        database.GetCollection<BsonDocument>(collection).DeleteManyAsync(
            new BsonDocument("$or", new BsonArray { new BsonDocument("_id", id), OfArtifact(id) }), cancellationToken);

    private async Task<Dictionary<string, long>> ChunkSizesAsync(BsonDocument filter, CancellationToken cancellationToken)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        using var cursor = await _chunks.Aggregate()
            .Match(filter)
            .Project<BsonDocument>(new BsonDocument("size", new BsonDocument("$bsonSize", "$$ROOT")))
            .ToCursorAsync(cancellationToken).ConfigureAwait(false);
        while (await cursor.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var chunk in cursor.Current)
            {
                var id = chunk["_id"].AsString.Split('/')[0];
                sizes[id] = sizes.GetValueOrDefault(id) + chunk["size"].ToInt64();
            }
        }

        return sizes;
    }
}
