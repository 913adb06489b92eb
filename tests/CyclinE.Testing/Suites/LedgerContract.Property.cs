using System.Collections.Concurrent;
using CsCheck;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>The ledger never goes backwards, whatever concurrent writers do.</content>
public abstract partial class LedgerContract
{
    private const int Writers = 4;

    private enum Move
    {
        Release,
        Ingest,
        Segment,
        Call,
        Limit,
        Fail,
        Exclude,
        Replay,
        Settle,
        Announce,
        MarkSettled,
        Cancel,
    }

    [Fact]
    public async Task A_row_never_goes_backwards_within_a_try_and_cancelled_is_final()
    {
        var plan = Rows.Plan("study", "a");
        ILedger[] handles = [Ledger, await OpenAsync()];
        var seen = 0;

        // Moves that end things are rarer, so that long histories occur.
        var move = Gen.Frequency(
            (8, AnyOf(Move.Release, Move.Ingest, Move.Segment, Move.Call)),
            (4, AnyOf(Move.Limit, Move.Fail, Move.Announce, Move.MarkSettled)),
            (2, AnyOf(Move.Exclude, Move.Replay, Move.Settle)),
            (1, Gen.Const(Move.Cancel)));
        await Gen.Select(move, Gen.Int[1, 2]).Array[4, 24].Array[Writers].SampleAsync(
            async scripts =>
            {
                var start = Rows.Array(Batch, FormattableString.Invariant($"a{Interlocked.Increment(ref seen)}"));
                await Ledger.InsertUnitsAsync([start], Token);
                var written = new ConcurrentBag<UnitRow> { start };
                await Task.WhenAll(scripts.Select((script, i) => Task.Run(() => PlayAsync(handles[i % 2], plan, start.Id, script, written), Token)));
                CheckHistory([.. written.OrderBy(r => r.Version)], await Ledger.FindUnitAsync(start.Id, Token));
            },
            iter: 40,
            threads: 1);
    }

    private static Gen<Move> AnyOf(params Move[] moves) => Gen.Int[0, moves.Length - 1].Select(i => moves[i]);

    private static async Task PlayAsync(ILedger ledger, Plan plan, UnitId unit, (Move Move, int Number)[] script, ConcurrentBag<UnitRow> written)
    {
        foreach (var (move, number) in script)
        {
            while (true)
            {
                var row = await ledger.FindUnitAsync(unit, Token) ?? throw new InvalidOperationException("The unit is gone.");
                if (move is Move.Announce)
                {
                    await ledger.MarkAnnouncedAsync([row], Rows.Noon, Token);
                    break;
                }

                if (move is Move.MarkSettled)
                {
                    await ledger.MarkSettledAsync([row], Token);
                    break;
                }

                if (Next(plan, row, move, number) is not { } next)
                {
                    break;
                }

                if (await ledger.TryReplaceUnitAsync(next, Token))
                {
                    written.Add(next with { Version = next.Version + 1 });
                    break;
                }
            }
        }
    }

    private static UnitRow? Next(Plan plan, UnitRow row, Move move, int number) => move switch
    {
        Move.Release => row.Release(Rows.Noon, null),
        Move.Ingest => AddResult(plan, row, "ingest-array", number),
        Move.Segment => AddResult(plan, row, "segment-array", number),
        Move.Call => AddResult(plan, row, "call-array", number),
        Move.Limit => AddResult(plan, row, "limit-array", number),
        Move.Fail => row.End(UnitState.Failed, Rows.Failure("bug"), row.Try, Rows.Noon),
        Move.Exclude => row.Exclude("ingest-array", Rows.Result("ingest-array"), Rows.Failure("noisy"), row.Try, Rows.Noon),
        Move.Replay => row.Replay(),
        Move.Settle => row.Settle(Rows.Roster(FormattableString.Invariant($"n{number}")), UnitState.Released, null, Rows.Noon, null),
        _ => row.Cancel(Rows.Noon),
    };

    private static UnitRow? AddResult(Plan plan, UnitRow row, string stage, int number) =>
        row.AddResult(plan, stage, Rows.Result(stage, number), row.Try, Rows.Noon);

    private static void CheckHistory(IReadOnlyList<UnitRow> history, UnitRow? stored)
    {
        Assert.NotNull(stored);
        Assert.Equal(history.Count, history.Select(r => r.Version).Distinct().Count());
        Assert.True(stored.Version >= history[^1].Version);
        Assert.Equal(history[^1].State, stored.State);
        Assert.Equal(history[^1].Try, stored.Try);
        for (var i = 1; i < history.Count; i++)
        {
            var (before, after) = (history[i - 1], history[i]);
            Assert.NotEqual(UnitState.Cancelled, before.State);
            Assert.True(after.Attempt >= before.Attempt, $"Attempt {before.Attempt} became {after.Attempt}.");
            if (after.Try == before.Try)
            {
                Assert.True(after.State.Rank() >= before.State.Rank(), $"{before.State} became {after.State} within one try.");
                Assert.True(before.Results.Keys.All(after.Results.ContainsKey), "A result was lost within one try.");
            }
        }
    }
}
