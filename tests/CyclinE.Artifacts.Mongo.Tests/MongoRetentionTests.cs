using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Store;
using CyclinE.Testing.Suites;
using MongoDB.Bson;

namespace CyclinE.Artifacts.Mongo.Tests;

public sealed class MongoRetentionTests : RetentionContract
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

    protected override Task<(ILedger Ledger, IArtifactStore Artifacts, IRetention Retention)> OpenAsync()
    {
        var store = _database!.Open();
        return Task.FromResult((store.Ledger, store.Artifacts, store.Retention));
    }

    protected override Task LeaveChunksAsync(EncodedArtifact artifact) => _database!["chunks"].InsertManyAsync(
        artifact.Chunks.Select(c => new BsonDocument { { "_id", $"{artifact.Manifest.Id}/{c.Sha}" }, { "bytes", new BsonBinaryData(c.Bytes.ToArray()) } }),
        cancellationToken: Token);
}
