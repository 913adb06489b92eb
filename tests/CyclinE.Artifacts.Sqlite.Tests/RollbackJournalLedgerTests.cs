using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;
using CyclinE.Testing.Suites;

namespace CyclinE.Artifacts.Sqlite.Tests;

/// <summary>The ledger as on a network file system: a rollback journal, behind which readers and the writer wait for each other.</summary>
public sealed class RollbackJournalLedgerTests : LedgerContract
{
    private readonly SqliteStoresOfOneFolder _stores = new();

    public override async ValueTask DisposeAsync()
    {
        await _stores.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override Task<ILedger> OpenAsync() => Task.FromResult(_stores.Open("nfs").Ledger);

    protected override Task ChangeRowAsync(UnitId unit, string text, string other) => _stores.ExecuteAsync(
        "UPDATE units SET row = replace(row, ?2, ?3) WHERE batch || '/' || key = ?1", unit.ToString(), text, other);
}
