using CyclinE.Artifacts.Store;
using CyclinE.Testing.Suites;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Tests;

public sealed class MongoArtifactStoreTests : ArtifactStoreContract
{
    private TestDatabase? _database;

    public override async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override Task<IArtifactStore> OpenAsync() => Task.FromResult(_database!.Open().Artifacts);

    protected override async Task CorruptChunkAsync(string artifactId, string chunk)
    {
        var chunks = _database!["chunks"];
        var id = new BsonDocument("_id", $"{artifactId}/{chunk}");
        var stored = await chunks.Find(id).SingleAsync(Token);
        var bytes = stored["bytes"].AsByteArray;
        bytes[bytes.Length / 2] ^= 0x40;
        await chunks.UpdateOneAsync(id, new BsonDocument("$set", new BsonDocument("bytes", new BsonBinaryData(bytes))), cancellationToken: Token);
    }

    protected override async Task ChangeDocumentAsync(string artifactId, string text, string other)
    {
        var artifacts = _database!["artifacts"];
        var id = new BsonDocument("_id", artifactId);
        var stored = await artifacts.Find(id).SingleAsync(Token);
        var changed = stored["document"]["text"].AsString.Replace(text, other, StringComparison.Ordinal);
        await artifacts.UpdateOneAsync(id, new BsonDocument("$set", new BsonDocument("document.text", changed)), cancellationToken: Token);
    }

    // The validator of the topology would refuse a manifest without them; one whose types are wrong it does not look into.
    protected override Task BreakManifestAsync(string artifactId) => _database!["artifacts"].UpdateOneAsync(
        new BsonDocument("_id", artifactId), new BsonDocument("$set", new BsonDocument("columns", new BsonArray { 7 })), cancellationToken: Token);

    protected override Task RemoveChunkAsync(string artifactId, string chunk) =>
        _database!["chunks"].DeleteOneAsync(new BsonDocument("_id", $"{artifactId}/{chunk}"), Token);

    // The server then refuses this one document, as it would refuse any on a full disk.
    protected override Task BlockChunkAsync(string artifactId, string chunk) =>
        SetValidatorAsync(new BsonDocument("_id", new BsonDocument("$ne", $"{artifactId}/{chunk}")));

    protected override Task UnblockChunkAsync(string artifactId, string chunk) => SetValidatorAsync([]);

    private Task SetValidatorAsync(BsonDocument validator) =>
        _database!.Raw.RunCommandAsync<BsonDocument>(new BsonDocument { { "collMod", "chunks" }, { "validator", validator } }, cancellationToken: Token);
}
