using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;
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

    protected override Task ChangeRowAsync(UnitId unit, string text, string other) => _stores.ExecuteAsync(
        "UPDATE units SET row = replace(row, ?2, ?3) WHERE batch || '/' || key = ?1", unit.ToString(), text, other);
}
