using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;
using CyclinE.Testing.Suites;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Artifacts.Mongo.Tests;

public sealed class MongoLedgerTests : LedgerContract
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

    protected override Task<ILedger> OpenAsync() => Task.FromResult(_database!.Open().Ledger);

    protected override async Task ChangeRowAsync(UnitId unit, string text, string other)
    {
        var row = await _database!["units"].Find(new BsonDocument("_id", unit.ToString())).SingleAsync();
        var changed = BsonDocument.Parse(row.ToJson().Replace(text, other, StringComparison.Ordinal));
        await _database["units"].ReplaceOneAsync(
            new BsonDocument("_id", unit.ToString()), changed, new ReplaceOptions { BypassDocumentValidation = true });
    }
}
