using CyclinE.Artifacts.Ledger;
using CyclinE.Testing.Suites;

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
}
