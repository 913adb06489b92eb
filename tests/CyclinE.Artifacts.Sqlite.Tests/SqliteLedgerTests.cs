using CyclinE.Artifacts.Ledger;
using CyclinE.Testing.Suites;

namespace CyclinE.Artifacts.Sqlite.Tests;

public sealed class SqliteLedgerTests : LedgerContract
{
    private readonly SqliteStoresOfOneFolder _stores = new();

    public override async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override Task<ILedger> OpenAsync() => Task.FromResult(_stores.Open().Ledger);
}
