using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Ledger;

public sealed class UnitTransitionsTests
{
    private static readonly Plan Plan = Rows.Plan("study", "a");
    private static readonly DateTime Later = Rows.Noon.AddMinutes(5);
    private static readonly UnitRow Waiting = Rows.Array("study@1", "a");
    private static readonly UnitRow Released = Waiting.Release(Rows.Noon, "trace")!;

    [Fact]
    public void A_waiting_unit_is_released_once()
    {
        Assert.Equal((UnitState.Released, Rows.Noon, "trace"), (Released.State, Released.ReleasedAt, Released.TraceParent));
        Assert.Null(Released.AnnouncedAt);
        Assert.Null(Released.Release(Later, "other"));
        Assert.Null(Called().Release(Later, null));
    }

    [Fact]
    public void A_unit_ends_in_the_write_that_brings_the_last_required_result_in_any_order()
    {
        var two = Add(Add(Released, "call-array"), "ingest-array");
        Assert.Equal((UnitState.Released, null), (two.State, two.EndedAt));

        var three = Add(two, "segment-array");

        Assert.Equal((UnitState.Called, Later), (three.State, three.EndedAt));
        Assert.Equal(["call-array", "ingest-array", "segment-array"], three.Results.Keys);
    }

    [Fact]
    public void A_result_that_is_known_changes_nothing() =>
        Assert.Null(Released.AddResult(Plan, "ingest-array", Rows.Result("ingest-array"), Released.Try, Later)!
        .AddResult(Plan, "ingest-array", Rows.Result("ingest-array"), Released.Try, Later));

    [Fact]
    public void A_result_of_another_try_does_not_count()
    {
        Assert.Null(Released.AddResult(Plan, "ingest-array", Rows.Result("x"), new Try(2, null), Later));
        Assert.Null(Released.AddResult(Plan, "ingest-array", Rows.Result("x"), new Try(1, "roster"), Later));
        Assert.Null(Released.End(UnitState.Failed, Rows.Failure("x"), new Try(2, null), Later));
        Assert.Null(Released.Exclude("ingest-array", Rows.Result("x"), Rows.Failure("x"), new Try(2, null), Later));
    }

    [Fact]
    public void A_late_success_corrects_a_failure_and_is_settled_anew()
    {
        var failed = Add(Add(Released, "ingest-array"), "segment-array")
            .End(UnitState.Failed, Rows.Failure("lost"), Released.Try, Rows.Noon)! with
        { Settled = true };

        var called = Add(failed, "call-array");

        Assert.Equal((UnitState.Called, Later, false), (called.State, called.EndedAt, called.Settled));
        Assert.Null(called.Failure);
    }

    [Fact]
    public void A_result_after_a_failure_that_does_not_complete_leaves_it_failed_and_settled()
    {
        var failed = Released.End(UnitState.Failed, Rows.Failure("lost"), Released.Try, Rows.Noon)! with { Settled = true };

        var more = Add(failed, "ingest-array");

        Assert.Equal((UnitState.Failed, Rows.Noon, true), (more.State, more.EndedAt, more.Settled));
        Assert.Equal("lost", more.Failure?.Problem.Code);
    }

    [Fact]
    public void An_optional_result_leaves_the_state_alone_before_and_after_the_end()
    {
        Assert.Equal(UnitState.Released, Add(Released, "limit-array").State);

        var called = Called() with { Settled = true };
        var limited = Add(called, "limit-array");

        Assert.Equal((called.State, called.EndedAt, called.Settled), (limited.State, limited.EndedAt, limited.Settled));
        Assert.True(limited.Results.ContainsKey("limit-array"));
    }

    [Fact]
    public void A_unit_without_its_optional_result_is_complete() => Assert.Equal(UnitState.Called, Called().State);

    [Fact]
    public void Exclusion_keeps_the_result_in_one_write_and_no_later_result_calls_the_array()
    {
        var excluded = Released.Exclude("ingest-array", Rows.Result("ingest-array"), Rows.Failure("noisy"), Released.Try, Rows.Noon)!;

        Assert.Equal((UnitState.Excluded, Rows.Noon), (excluded.State, excluded.EndedAt));
        Assert.Equal(Rows.Result("ingest-array"), excluded.Results["ingest-array"]);
        Assert.Equal("noisy", excluded.Failure?.Problem.Code);
        var after = Add(Add(excluded, "segment-array"), "call-array");
        Assert.Equal((UnitState.Excluded, "noisy"), (after.State, after.Failure?.Problem.Code));
        Assert.Null(excluded.End(UnitState.Failed, Rows.Failure("x"), excluded.Try, Later));
    }

    [Fact]
    public void Exclusion_corrects_a_failure_but_not_a_call()
    {
        var failed = Released.End(UnitState.Failed, Rows.Failure("lost"), Released.Try, Rows.Noon)!;

        Assert.Equal(UnitState.Excluded, failed.Exclude("ingest-array", Rows.Result("i"), Rows.Failure("noisy"), failed.Try, Later)?.State);
        Assert.Null(Called().Exclude("ingest-array", Rows.Result("i"), Rows.Failure("noisy"), Released.Try, Later));
    }

    [Fact]
    public void The_first_failure_stands()
    {
        var failed = Released.End(UnitState.Failed, Rows.Failure("first"), Released.Try, Rows.Noon)!;

        Assert.Null(failed.End(UnitState.Failed, Rows.Failure("second"), failed.Try, Later));
        Assert.Null(failed.End(UnitState.Skipped, Rows.Failure("second"), failed.Try, Later));
        Assert.Null(Called().End(UnitState.Failed, Rows.Failure("late"), Released.Try, Later));
    }

    [Fact]
    public void Cancelled_is_final()
    {
        var cancelled = Released.Cancel(Later)!;

        Assert.Equal((UnitState.Cancelled, Later), (cancelled.State, cancelled.EndedAt));
        Assert.Null(cancelled.Release(Later, null));
        Assert.Null(cancelled.AddResult(Plan, "call-array", Rows.Result("c"), cancelled.Try, Later));
        Assert.Null(cancelled.End(UnitState.Failed, Rows.Failure("x"), cancelled.Try, Later));
        Assert.Null(cancelled.Exclude("ingest-array", Rows.Result("i"), Rows.Failure("x"), cancelled.Try, Later));
        Assert.Null(cancelled.Replay());
        Assert.Null(cancelled.Settle(Rows.Roster("a"), UnitState.Released, null, Later, null));
        Assert.Null(cancelled.Cancel(Later));
    }

    [Fact]
    public void A_unit_that_has_ended_keeps_its_end_when_the_batch_is_cancelled()
    {
        Assert.Null(Called().Cancel(Later));
        Assert.Equal(UnitState.Cancelled, Waiting.Cancel(Later)?.State);
    }

    [Fact]
    public void A_replay_is_a_new_try_without_results()
    {
        var again = (Called().Start("call-array") with { Settled = true, DeadLetters = 1, Reannouncements = 2, AnnouncedAt = Later }).Replay()!;

        Assert.Equal(new Try(2, null), again.Try);
        Assert.Equal((UnitState.Waiting, false, 0, 0, 0), (again.State, again.Settled, again.Starts, again.DeadLetters, again.Reannouncements));
        Assert.Empty(again.Results);
        Assert.Null(again.EndedAt ?? again.AnnouncedAt ?? again.ReleasedAt);
        Assert.Null(again.AddResult(Plan, "ingest-array", Rows.Result("old"), Released.Try, Later));
    }

    [Fact]
    public void A_new_roster_is_a_new_try_of_an_ended_unit_too_and_the_same_one_changes_nothing()
    {
        var pair = Rows.Pair("study@1", "a~b");
        var first = pair.Settle(Rows.Roster("a", "b"), UnitState.Released, null, Rows.Noon, "trace")!;
        Assert.Equal((UnitState.Released, Rows.Noon, "trace"), (first.State, first.ReleasedAt, first.TraceParent));
        Assert.Null(first.Settle(Rows.Roster("a", "b"), UnitState.Released, null, Later, null));

        var compared = Add(Add(first, "segment-pair"), "compare-pair") with { Settled = true, AnnouncedAt = Rows.Noon };
        Assert.Equal(UnitState.Compared, compared.State);
        var second = compared.Settle(Rows.Roster("a", "b", "c"), UnitState.Released, null, Later, null)!;

        Assert.NotEqual(first.Try, second.Try);
        Assert.Equal((UnitState.Released, Later, false), (second.State, second.ReleasedAt, second.Settled));
        Assert.Empty(second.Results);
        Assert.Null(second.EndedAt ?? second.AnnouncedAt);
        Assert.Null(second.AddResult(Plan, "compare-pair", Rows.Result("old"), first.Try, Later));
    }

    [Fact]
    public void A_roster_that_ends_the_unit_gives_its_reason()
    {
        var skipped = Rows.Pair("study@1", "a~b").Settle(Rows.Roster("a"), UnitState.Skipped, Rows.Failure("need-not-called"), Later, null)!;

        Assert.Equal((UnitState.Skipped, Later, "need-not-called"), (skipped.State, skipped.EndedAt, skipped.Failure?.Problem.Code));
    }

    private static UnitRow Called() => Add(Add(Add(Released, "ingest-array"), "segment-array"), "call-array");

    private static UnitRow Add(UnitRow row, string stage) => row.AddResult(Plan, stage, Rows.Result(stage), row.Try, Later)!;
}
