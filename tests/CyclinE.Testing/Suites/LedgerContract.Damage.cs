using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>A row that somebody changed in the store is known by its seal; what a store changes in place is not.</content>
public abstract partial class LedgerContract
{
    [Fact]
    public async Task A_changed_row_is_marked_as_damaged_until_it_is_made_anew()
    {
        var row = Rows.Full(Batch, "a");
        await Ledger.InsertUnitsAsync([row, Rows.Array(Batch, "b", 8)], Token);
        await ChangeRowAsync(row.Id, row.Results["call-array"].Id, Rows.Hash("another result"));

        var damaged = (await Ledger.FindUnitAsync(row.Id, Token))!;
        Assert.True(damaged.IsDamaged);
        Assert.Equal([true, false], (await Ledger.ListUnitsAsync(new UnitQuery { Batch = Batch }, Token)).Select(u => u.IsDamaged));

        // A worker that writes on in it does not make it right.
        Assert.True(await Ledger.TryReplaceUnitAsync(damaged with { DeadLetters = 2 }, Token));
        damaged = (await Ledger.FindUnitAsync(row.Id, Token))!;
        Assert.True(damaged.IsDamaged);

        var anew = damaged.Anew(Rows.Array(Batch, "a", 7))!;
        Assert.True(await Ledger.TryReplaceUnitAsync(anew, Token));
        var found = (await Ledger.FindUnitAsync(row.Id, Token))!;
        Assert.False(found.IsDamaged);
        Assert.Equal((UnitState.Waiting, row.Attempt + 1, 0), (found.State, found.Attempt, found.Results.Count));
    }

    [Fact]
    public async Task What_the_ledger_changes_in_place_is_no_damage()
    {
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        row = await WriteAsync(row.Release(DateTime.UtcNow, null)); // Of more than whole milliseconds.
        await Ledger.MarkAnnouncedAsync([row], DateTime.UtcNow, Token);
        await Ledger.MarkStartAsync(row.Id, row.Try, "ingest-array", Token);
        await Ledger.UnmarkStartAsync(row.Id, row.Try, "ingest-array", Token);
        await Ledger.MarkStartAsync(row.Id, row.Try, "call-array", Token);
        row = (await Ledger.FindUnitAsync(row.Id, Token))!;
        Assert.False(row.IsDamaged);
        await WriteAsync(row.End(UnitState.Failed, Rows.Failure("bug"), row.Try, DateTime.UtcNow));
        row = (await Ledger.FindUnitAsync(row.Id, Token))!;
        await Ledger.MarkSettledAsync([row], Token);
        row = (await Ledger.FindUnitAsync(row.Id, Token))!;
        Assert.Equal((false, true), (row.IsDamaged, row.Settled));
    }

    [Fact]
    public async Task A_row_that_is_none_any_more_is_named()
    {
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        await ChangeRowAsync(row.Id, nameof(UnitState.Waiting), "Nonsense");
        await Assert.ThrowsAsync<CorruptArtifactException>(() => Ledger.FindUnitAsync(row.Id, Token));
    }

    /// <summary>Changes a text in a row behind the ledger's back.</summary>
    protected abstract Task ChangeRowAsync(UnitId unit, string text, string other);
}
