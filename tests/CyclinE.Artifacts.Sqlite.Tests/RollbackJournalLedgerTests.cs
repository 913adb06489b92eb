using CyclinE.Artifacts.Ledger;
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
}
