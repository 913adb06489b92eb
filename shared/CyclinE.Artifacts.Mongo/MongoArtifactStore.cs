using System.Text.Json;
using CyclinE.Artifacts.Mongo.Documents;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Json;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo;

/// <summary>The artifact store on MongoDB: an artifact without chunks is one insert and one find.</summary>
internal sealed class MongoArtifactStore(IMongoDatabase database) : IArtifactStore
{
    // A cohort of 100,000 arrays has so many sheet values in its recipe that no document would take them.
    private const int LargestRecipe = 1024 * 1024;

    private readonly IMongoCollection<BsonDocument> _artifacts = database.GetCollection<BsonDocument>(CollectionNames.Artifacts);
    private readonly IMongoCollection<RawBsonDocument> _manifests = database.GetCollection<RawBsonDocument>(CollectionNames.Artifacts);
    private readonly IMongoCollection<BsonDocument> _chunks = database.GetCollection<BsonDocument>(CollectionNames.Chunks);

    public async Task<ArtifactManifest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        using var found = await _manifests.Find(new BsonDocument("_id", id)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var (manifest, recipeApart) = ManifestBson.FromDocument(found);
        if (!recipeApart)
        {
            return manifest;
        }

        var recipe = await SlicedBytes.FindAsync(_chunks, RecipeId(id), cancellationToken).ConfigureAwait(false)
            ?? throw new MissingArtifactException(id, "its recipe");
        return manifest with { Recipe = JsonSerializer.Deserialize<Recipe>(recipe, CanonicalJson.Options) };
    }

    public async Task<ArtifactManifest> PutAsync(EncodedArtifact artifact, CancellationToken cancellationToken)
    {
        var manifest = artifact.Manifest;
        var chunks = artifact.Chunks.DistinctBy(c => c.Sha).Select(c => new BsonDocument
        {
            { "_id", ChunkId(manifest.Id, c.Sha) },
            { "bytes", new BsonBinaryData(c.Bytes.ToArray()) },
        });
        await _chunks.InsertMissingAsync([.. chunks], cancellationToken).ConfigureAwait(false);
        var recipeApart = manifest.Recipe is { } recipe && Size(recipe) > LargestRecipe;
        if (recipeApart)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest.Recipe, CanonicalJson.Options);
            await SlicedBytes.PutAsync(_chunks, RecipeId(manifest.Id), [], bytes, cancellationToken).ConfigureAwait(false);
        }

        var document = ManifestBson.ToDocument(manifest, recipeApart, DateTime.UtcNow);
        while (true)
        {
            if (await _artifacts.TryInsertAsync(document, cancellationToken).ConfigureAwait(false))
            {
                return manifest;
            }

            if (await FindAsync(manifest.Id, cancellationToken).ConfigureAwait(false) is { } first)
            {
                return first;
            }

            // A purge took it between the two looks.
        }
    }

    public async Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string artifactId, string chunk, CancellationToken cancellationToken)
    {
        var found = await _chunks.Find(new BsonDocument("_id", ChunkId(artifactId, chunk))).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return found is null ? default(ReadOnlyMemory<byte>?) : found["bytes"].AsBsonBinaryData.Bytes;
    }

    public Task TouchAsync(string id, CancellationToken cancellationToken) =>
        _artifacts.UpdateOneAsync(
            new BsonDocument("_id", id),
            new BsonDocument("$currentDate", new BsonDocument(ManifestBson.TouchedAt, true)),
            cancellationToken: cancellationToken);

    public async Task DiscardAsync(string id, CancellationToken cancellationToken)
    {
        await _artifacts.DeleteOneAsync(new BsonDocument("_id", id), cancellationToken).ConfigureAwait(false);

        // Everything whose id begins with "id/": chunks, and a recipe that stood apart.
        var own = new BsonDocument("_id", new BsonDocument { { "$gte", id + "/" }, { "$lt", id + "0" } });
        await _chunks.DeleteManyAsync(own, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken)
    {
        var found = await _artifacts.Find(new BsonDocument("_id", new BsonDocument("$gt", after)))
            .Sort(new BsonDocument("_id", 1)).Limit(limit).Project<BsonDocument>(new BsonDocument("_id", 1)).ToListAsync(cancellationToken)
                .ConfigureAwait(false);
        return [.. found.Select(d => d["_id"].AsString)];
    }

    private static string ChunkId(string artifactId, string chunk) => $"{artifactId}/{chunk}";

    private static string RecipeId(string artifactId) => $"{artifactId}/recipe";

    private static int Size(Recipe recipe) => recipe.SheetValues.Sum(v => v.Key.Length + v.Value.Length);
}
