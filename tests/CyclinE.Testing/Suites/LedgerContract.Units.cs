using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>Units: inserted once, written by compare-and-set, found by what they need and where they stand.</content>
public abstract partial class LedgerContract
{
    private const string Batch = "study@1";

    [Fact]
    public async Task A_row_comes_back_with_every_member()
    {
        var row = Rows.Full(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        Assert.Equal(Rows.Json(row), Rows.Json(await Ledger.FindUnitAsync(row.Id, Token)));

        Assert.True(await Ledger.TryReplaceUnitAsync(row with { Attempt = 4 }, Token));

        var found = await (await OpenAsync()).FindUnitAsync(row.Id, Token);
        Assert.Equal(Rows.Json(row with { Attempt = 4, Version = row.Version + 1 }), Rows.Json(found));
        Assert.Equal(DateTimeKind.Utc, found!.EndedAt!.Value.Kind);
        Assert.Null(await Ledger.FindUnitAsync(row.Id with { Batch = "study@2" }, Token));
        Assert.Null(await Ledger.FindUnitAsync(row.Id with { Kind = UnitKind.Pair }, Token));
    }

    [Fact]
    public async Task Inserting_again_leaves_a_row_as_it_is()
    {
        var first = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([first], Token);
        var released = first.Release(Rows.Noon, null)!;
        Assert.True(await Ledger.TryReplaceUnitAsync(released, Token));

        await Ledger.InsertUnitsAsync([first, Rows.Array(Batch, "b", 1)], Token);

        Assert.Equal(Rows.Json(released with { Version = 1 }), Rows.Json(await Ledger.FindUnitAsync(first.Id, Token)));
        Assert.NotNull(await Ledger.FindUnitAsync(first.Id with { Name = "b" }, Token));
    }

    [Fact]
    public async Task Two_openers_at_once_insert_every_unit_once()
    {
        ILedger[] handles = [Ledger, await OpenAsync()];
        UnitRow[] rows = [.. Enumerable.Range(0, 1_200).Select(i => Rows.Array(Batch, "array-" + i, i, "cohort/cohort")), Rows.Cohort(Batch, 1_200)];

        await Task.WhenAll(handles.Select(h => Task.Run(() => h.InsertUnitsAsync(rows, Token), Token)));

        var found = await Ledger.ListUnitsAsync(new UnitQuery { Batch = Batch }, Token);
        Assert.Equal(rows.Select(r => r.Id), found.Select(r => r.Id));
    }

    [Fact]
    public async Task Of_many_that_replace_one_version_of_a_unit_one_wins()
    {
        ILedger[] handles = [Ledger, await OpenAsync()];
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        for (var round = 0; round < 10; round++)
        {
            var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
                () => handles[i % 2].TryReplaceUnitAsync(row with { Reannouncements = i }, Token), Token)));

            var winner = Assert.Single(Enumerable.Range(0, 16), i => wins[i]);
            var stored = await Ledger.FindUnitAsync(row.Id, Token);
            Assert.Equal(Rows.Json(row with { Reannouncements = winner, Version = row.Version + 1 }), Rows.Json(stored));
            row = stored!;
        }
    }

    [Fact]
    public async Task Several_rows_are_replaced_each_on_its_own()
    {
        UnitRow[] rows = [Rows.Array(Batch, "a"), Rows.Array(Batch, "b", 1), Rows.Array(Batch, "c", 2)];
        await Ledger.InsertUnitsAsync(rows, Token);
        Assert.True(await Ledger.TryReplaceUnitAsync(rows[1] with { DeadLetters = 1 }, Token));

        var wins = await Ledger.TryReplaceUnitsAsync(
            [.. rows.Append(Rows.Array(Batch, "unknown")).Select(r => r.Release(Rows.Noon, "trace")!)], Token);

        Assert.Equal([true, false, true, false], wins);
        var found = await Ledger.ListUnitsAsync(new UnitQuery { Batch = Batch }, Token);
        Assert.Equal([UnitState.Released, UnitState.Waiting, UnitState.Released], found.Select(u => u.State));
        Assert.Equal([1L, 1L, 1L], found.Select(u => u.Version));
    }

    [Fact]
    public async Task A_need_is_open_until_the_last_one_has_ended_and_again_when_one_is_replayed()
    {
        var pair = Rows.Pair(Batch, "r~p", 2, "cohort/cohort");
        var cohort = Rows.Cohort(Batch, 3);
        var resistant = Rows.Array(Batch, "r", 0, pair.Id.Key, cohort.Id.Key);
        var parental = Rows.Array(Batch, "p", 1, pair.Id.Key, cohort.Id.Key);
        await Ledger.InsertUnitsAsync([resistant, parental, pair, cohort], Token);
        await Ledger.InsertUnitsAsync([Rows.Array("study@2", "r", 0, pair.Id.Key)], Token);
        Assert.True(await Ledger.HasOpenNeedAsync(pair.Id, Token));

        resistant = await WriteAsync(resistant.Release(Rows.Noon, null));
        resistant = await WriteAsync(resistant.End(UnitState.Failed, Rows.Failure("x"), resistant.Try, Rows.Noon));
        Assert.True(await Ledger.HasOpenNeedAsync(pair.Id, Token));
        parental = await WriteAsync(parental.Cancel(Rows.Noon));
        Assert.False(await Ledger.HasOpenNeedAsync(pair.Id, Token));
        Assert.True(await Ledger.HasOpenNeedAsync(cohort.Id, Token));
        await WriteAsync(pair.Cancel(Rows.Noon));
        Assert.False(await Ledger.HasOpenNeedAsync(cohort.Id, Token));
        Assert.False(await Ledger.HasOpenNeedAsync(parental.Id, Token));

        await WriteAsync(resistant.Replay());
        Assert.True(await Ledger.HasOpenNeedAsync(pair.Id, Token));
        Assert.True(await Ledger.HasOpenNeedAsync(cohort.Id, Token));
    }

    [Fact]
    public async Task Every_filter_restricts()
    {
        const string Needer = "pair/a0~a1";
        UnitRow[] rows =
        [
            Rows.Array(Batch, "a0", 10, Needer, "cohort/cohort"),
            Rows.Array(Batch, "a1", 9, Needer, "cohort/cohort") with { State = UnitState.Released, AnnouncedAt = Rows.Noon },
            Rows.Array(Batch, "a2", 8, "cohort/cohort") with { State = UnitState.Released },
            Rows.Array(Batch, "a3", 7, "cohort/cohort") with { State = UnitState.Failed, Settled = true },
            Rows.Array(Batch, "a4", 6, "cohort/cohort") with { State = UnitState.Called },
            Rows.Array(Batch, "a5", 5, "cohort/cohort"),
            Rows.Pair(Batch, "a0~a1", 4, "cohort/cohort") with { State = UnitState.Released },
            Rows.Cohort(Batch, 3) with { State = UnitState.Cancelled },
        ];
        await Ledger.InsertUnitsAsync(rows, Token);
        await Ledger.InsertUnitsAsync([Rows.Array("study@2", "a9", 0, Needer)], Token);
        var any = new UnitQuery { Batch = Batch };

        await ListAsync(any, "cohort", "a0~a1", "a5", "a4", "a3", "a2", "a1", "a0");
        await ListAsync(any with { Limit = 3 }, "cohort", "a0~a1", "a5");
        await ListAsync(any with { Kind = UnitKind.Pair }, "a0~a1");
        await ListAsync(any with { State = UnitState.Released }, "a0~a1", "a2", "a1");
        await ListAsync(any with { State = UnitState.Waiting, IsRoot = true, Limit = 1 }, "a5");
        await ListAsync(any with { IsRoot = false }, "cohort", "a0~a1");
        await ListAsync(any with { IsRoot = true, State = UnitState.Released }, "a2", "a1");
        await ListAsync(any with { NeededBy = Needer }, "a1", "a0");
        await ListAsync(any with { NeededBy = "cohort/cohort", Kind = UnitKind.Array, State = UnitState.Called }, "a4");
        await ListAsync(any with { NeededBy = "pair/none" });
        await ListAsync(any with { IsOpen = true }, "a0~a1", "a5", "a2", "a1", "a0");
        await ListAsync(any with { IsOpen = false }, "cohort", "a4", "a3");
        await ListAsync(any with { IsOpen = false, IsSettled = false }, "cohort", "a4");
        await ListAsync(any with { IsSettled = true }, "a3");
        await ListAsync(any with { IsAnnounced = true }, "a1");
        await ListAsync(any with { State = UnitState.Released, IsAnnounced = false }, "a0~a1", "a2");
        await ListAsync(any with { NeededBy = "cohort/cohort", IsOpen = true, IsSettled = false, IsAnnounced = false, IsRoot = true, Limit = 2 }, "a5", "a2");

        async Task ListAsync(UnitQuery query, params string[] names) =>
            Assert.Equal(names, (await Ledger.ListUnitsAsync(query, Token)).Select(u => u.Id.Name));
    }

    [Fact]
    public async Task Filters_follow_what_is_written()
    {
        var row = Rows.Array(Batch, "a");
        await Ledger.InsertUnitsAsync([row], Token);
        var waiting = new UnitQuery { Batch = Batch, State = UnitState.Waiting, IsRoot = true };
        var ended = new UnitQuery { Batch = Batch, IsOpen = false, IsSettled = false };
        Assert.Single(await Ledger.ListUnitsAsync(waiting, Token));

        row = await WriteAsync(row.Release(Rows.Noon, null));
        Assert.Empty(await Ledger.ListUnitsAsync(waiting, Token));
        Assert.Equal(1, await Ledger.CountInFlightAsync(Batch, Token));
        row = await WriteAsync(row.End(UnitState.Failed, Rows.Failure("x"), row.Try, Rows.Noon));
        Assert.Single(await Ledger.ListUnitsAsync(ended, Token));
        Assert.Equal(0, await Ledger.CountInFlightAsync(Batch, Token));
        Assert.False(await Ledger.HasOpenUnitAsync(Batch, Token));
        await Ledger.MarkSettledAsync([row], Token);
        Assert.Empty(await Ledger.ListUnitsAsync(ended, Token));
    }

    [Fact]
    public async Task Counts_are_by_kind_and_state()
    {
        await Ledger.InsertUnitsAsync(
            [
                Rows.Array(Batch, "a", 0),
                Rows.Array(Batch, "b", 1) with { State = UnitState.Released },
                Rows.Array(Batch, "c", 2) with { State = UnitState.Released },
                Rows.Array(Batch, "d", 3) with { State = UnitState.Called },
                Rows.Pair(Batch, "a~b", 4) with { State = UnitState.Released },
                Rows.Cohort(Batch, 5),
            ],
            Token);
        await Ledger.InsertUnitsAsync([Rows.Array("study@2", "a") with { State = UnitState.Released }], Token);

        var counts = await Ledger.CountUnitsAsync(Batch, Token);

        UnitCount[] expected =
        [
            new(UnitKind.Array, UnitState.Waiting, 1), new(UnitKind.Array, UnitState.Released, 2), new(UnitKind.Array, UnitState.Called, 1),
            new(UnitKind.Pair, UnitState.Released, 1), new(UnitKind.Cohort, UnitState.Waiting, 1),
        ];
        Assert.Equal(expected, counts.OrderBy(c => c.Kind).ThenBy(c => c.State));
        Assert.Equal(2, await Ledger.CountInFlightAsync(Batch, Token));
        Assert.True(await Ledger.HasOpenUnitAsync(Batch, Token));
        Assert.False(await Ledger.HasOpenUnitAsync("study@3", Token));
    }

    /// <summary>Writes a transition that must succeed and gives the row as stored.</summary>
    private async Task<UnitRow> WriteAsync(UnitRow? next)
    {
        Assert.NotNull(next);
        Assert.True(await Ledger.TryReplaceUnitAsync(next, Token));
        return next with { Version = next.Version + 1 };
    }
}
