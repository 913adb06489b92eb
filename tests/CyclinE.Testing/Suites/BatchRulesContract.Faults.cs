using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>Cancels, replays, late successes, lost and killing messages.</content>
public abstract partial class BatchRulesContract
{
    [Fact]
    public async Task Cancel_during_settling_leaves_every_open_row_cancelled()
    {
        for (var round = 0; round < 5; round++)
        {
            var plan = Plan(20, 10, cohort: true, name: $"cancel{round}");
            var (rules, batch, _) = await OpenBatchAsync(plan, window: 12);
            var ended = new List<UnitRow>();
            for (var i = 0; i < 8; i++)
            {
                ended.Add(await CallAsync(plan, batch, $"a{i}"));
            }

            var other = Rules(await OpenAsync());
            await Task.WhenAll(rules.SettleAsync(ended, Token), other.CancelAsync(batch, Token));
            await rules.ReconcileAsync(atOnce: true, Token);
            var rows = await _ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString() }, Token);
            Assert.DoesNotContain(rows, r => r.IsOpen);
            Assert.All(rows.Where(r => !ended.Any(e => e.Id == r.Id)), r => Assert.Equal(UnitState.Cancelled, r.State));
            Assert.Equal(8, rows.Count(r => r.State == UnitState.Called));
            Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
        }
    }

    [Fact]
    public async Task A_batch_cancelled_before_it_was_opened_still_accounts_for_every_array()
    {
        var plan = Plan(4, 1, cohort: true);
        await _ledger.PutPlanAsync(plan, Token);
        var batch = (await _ledger.AcceptBatchAsync(plan.Name, plan.Id(), Rows.Noon, Token)).Id;
        await Rules(_ledger).CancelAsync(batch, Token);
        Assert.Equal(6, (await _ledger.CountUnitsAsync(batch.ToString(), Token)).Where(c => c.State == UnitState.Cancelled).Sum(c => c.Count));
        Assert.Empty(Announcer.Announced);
    }

    [Fact]
    public async Task An_optional_stage_runs_after_its_units_end_and_changes_neither_state_nor_roster()
    {
        var plan = Plan(2, 1, cohort: false);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await rules.SettleAsync([await CallAsync(plan, batch, "a0"), await CallAsync(plan, batch, "a1")], Token);
        var before = await RowAsync(batch, UnitKind.Pair, "a0~a1");
        var called = await RowAsync(batch, UnitKind.Array, "a0");
        var limited = called.AddResult(plan, Rows.LimitArray.Name, Rows.Result("limits"), called.Try, Rows.Noon)!;
        Assert.Equal(UnitState.Called, limited.State);
        Assert.True(await _ledger.TryReplaceUnitAsync(limited, Token));
        await rules.SettleAsync([await RowAsync(batch, UnitKind.Array, "a0")], Token);
        Assert.Equal(before.Roster, (await RowAsync(batch, UnitKind.Pair, "a0~a1")).Roster);
        Assert.Equal(1, Announcer.Count("pair/a0~a1"));
    }

    [Fact]
    public async Task A_late_success_makes_a_new_roster_and_the_older_result_cannot_replace_the_newer()
    {
        var plan = Plan(3, 0, cohort: true);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await rules.SettleAsync(
            [await CallAsync(plan, batch, "a0"), await CallAsync(plan, batch, "a1"), await EndAsync(batch, "a2", UnitState.Failed, "lost")], Token);
        var first = await RowAsync(batch, UnitKind.Cohort, PlanCohort.Name);

        var late = await CallAsync(plan, batch, "a2");
        Assert.Equal(UnitState.Called, late.State);
        await rules.SettleAsync([late], Token);
        var second = await RowAsync(batch, UnitKind.Cohort, PlanCohort.Name);
        Assert.NotEqual(first.Roster, second.Roster);
        Assert.Equal(UnitState.Released, second.State);
        Assert.Equal(2, Announcer.Count("cohort/cohort"));

        Assert.Null(second.AddResult(plan, StageTable.AnalyseCohort.Name, Rows.Result("older"), first.Try, Rows.Noon));
        var newer = await AddAllAsync(plan, second.Id);
        Assert.Equal(UnitState.Analysed, newer.State);
        Assert.Null(newer.AddResult(plan, StageTable.AnalyseCohort.Name, Rows.Result("older"), first.Try, Rows.Noon));
    }

    [Fact]
    public async Task A_replay_reopens_the_batch_and_runs_what_stands_on_it_again_only_when_the_result_changed()
    {
        var plan = Plan(3, 0, cohort: true);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        await EndAllAsync(rules, batch, plan, UnitKind.Cohort);
        var array = new UnitId(batch.ToString(), UnitKind.Array, "a1");

        Assert.Single(await rules.ReplayAsync(batch, [array], Token));
        Assert.Equal(BatchState.Open, (await _ledger.FindBatchAsync(batch, Token))!.State);
        Assert.Equal(2, Announcer.Count("array/a1"));
        await rules.SettleAsync([await CallAsync(plan, batch, "a1")], Token);
        Assert.Equal(1, Announcer.Count("cohort/cohort"));
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);

        await rules.ReplayAsync(batch, [array], Token);
        await rules.SettleAsync([await CallAsync(plan, batch, "a1", number: 2)], Token);
        Assert.Equal(2, Announcer.Count("cohort/cohort"));
    }

    [Fact]
    public async Task A_result_of_an_older_attempt_does_not_count()
    {
        var plan = Plan(1, 0, cohort: false);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        var old = (await RowAsync(batch, UnitKind.Array, "a0")).Try;
        await rules.SettleAsync([await EndAsync(batch, "a0", UnitState.Failed, "truncated-file")], Token);
        await rules.ReplayAsync(batch, [new UnitId(batch.ToString(), UnitKind.Array, "a0")], Token);
        var row = await RowAsync(batch, UnitKind.Array, "a0");
        Assert.Null(row.AddResult(plan, StageTable.IngestArray.Name, Rows.Result("old"), old, Rows.Noon));
        await rules.FailAsync(row.Id, old, Rows.Failure("old"), Token);
        Assert.Equal(UnitState.Released, (await RowAsync(batch, UnitKind.Array, "a0")).State);
    }

    [Fact]
    public async Task A_lost_unit_is_announced_again_only_while_a_worker_was_free_and_given_up_after_three_times()
    {
        var (rules, batch, _) = await OpenBatchAsync(Plan(1, 0, cohort: false));
        for (var turn = 0; turn < 3; turn++)
        {
            Clock.Advance(TimeSpan.FromMinutes(2));
            await rules.ReconcileAsync(atOnce: false, Token);
        }

        Assert.Equal(1, Announcer.Count("array/a0"));
        for (var turn = 0; turn < 4; turn++)
        {
            Clock.Advance(TimeSpan.FromMinutes(2));
            await WorkerAsync(freeSlots: 1);
            await rules.ReconcileAsync(atOnce: false, Token);
        }

        Assert.Equal(4, Announcer.Count("array/a0"));
        var row = await RowAsync(batch, UnitKind.Array, "a0");
        Assert.Equal((UnitState.Failed, "lost"), (row.State, row.Failure?.Problem.Code));
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
    }

    [Fact]
    public async Task A_worker_that_was_just_started_again_does_not_prove_a_message_lost()
    {
        var (rules, _, _) = await OpenBatchAsync(Plan(1, 0, cohort: false));
        Clock.Advance(TimeSpan.FromMinutes(2));
        await WorkerAsync(freeSlots: 1, startedAgo: TimeSpan.FromSeconds(10));
        await rules.ReconcileAsync(atOnce: false, Token);
        Assert.Equal(1, Announcer.Count("array/a0"));
        await WorkerAsync(freeSlots: 1, startedAgo: TimeSpan.FromSeconds(61));
        await rules.ReconcileAsync(atOnce: false, Token);
        Assert.Equal(2, Announcer.Count("array/a0"));
    }

    [Fact]
    public async Task A_worker_whose_clock_is_hours_ahead_does_not_count_as_alive_for_hours()
    {
        var (rules, batch, _) = await OpenBatchAsync(Plan(1, 0, cohort: false));
        await WorkerAsync(freeSlots: 1, ahead: TimeSpan.FromHours(3));
        for (var turn = 0; turn < 10; turn++)
        {
            Clock.Advance(TimeSpan.FromMinutes(2));
            await rules.ReconcileAsync(atOnce: false, Token);
        }

        Assert.Equal(UnitState.Released, (await RowAsync(batch, UnitKind.Array, "a0")).State);
        Assert.Equal(1, Announcer.Count("array/a0"));
    }

    [Fact]
    public async Task A_backlog_is_pending_not_lost()
    {
        var (rules, batch, _) = await OpenBatchAsync(Plan(1, 0, cohort: false));
        for (var turn = 0; turn < 10; turn++)
        {
            Clock.Advance(TimeSpan.FromMinutes(2));
            await WorkerAsync(freeSlots: 0);
            await rules.ReconcileAsync(atOnce: false, Token);
        }

        Assert.Equal(UnitState.Released, (await RowAsync(batch, UnitKind.Array, "a0")).State);
        Assert.Equal(1, Announcer.Count("array/a0"));
    }

    [Fact]
    public async Task A_dead_letter_makes_its_unit_a_suspect_and_never_judges_it()
    {
        var plan = Plan(3, 0, cohort: false);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        var rows = await _ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString() }, Token);
        for (var deaths = 1; deaths <= 3; deaths++)
        {
            // Three arrays in hand of a worker that one of them ends: which, the letters do not tell.
            foreach (var row in rows)
            {
                Assert.True(await rules.SuspectAsync(row.Id, row.Try, "ingest-array", Token));
                var suspect = await RowAsync(batch, UnitKind.Array, row.Id.Name);
                Assert.Equal((UnitState.Released, deaths), (suspect.State, suspect.DeadLetters));
            }
        }

        Assert.Equal(3, Announcer.Announced.Count); // The message goes to its queue again; the unit is not announced.
        foreach (var row in rows)
        {
            await rules.SettleAsync([await CallAsync(plan, batch, row.Id.Name)], Token);
        }

        await rules.ReconcileAsync(atOnce: false, Token);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
    }

    [Fact]
    public async Task What_ends_its_worker_before_it_is_marked_is_given_up_in_the_end()
    {
        var (rules, batch, _) = await OpenBatchAsync(Plan(1, 0, cohort: false));
        var row = await RowAsync(batch, UnitKind.Array, "a0");
        var sent = 0;
        while (await rules.SuspectAsync(row.Id, row.Try, "ingest-array", Token))
        {
            sent++;
        }

        row = await RowAsync(batch, UnitKind.Array, "a0");
        Assert.Equal((20, UnitState.Failed, "crashed", "ingest-array"), (sent, row.State, row.Failure?.Problem.Code, row.Failure?.Stage));
    }

    [Fact]
    public async Task An_opener_that_dies_half_way_is_made_good_and_nothing_was_released_before()
    {
        var plan = Plan(5, 1, cohort: true);
        await _ledger.PutPlanAsync(plan, Token);
        var batch = (await _ledger.AcceptBatchAsync(plan.Name, plan.Id(), Rows.Noon, Token)).Id;
        await _ledger.InsertUnitsAsync([.. BatchUnits.Of(plan, batch.ToString(), Rows.Noon).Take(3)], Token);
        Assert.Empty(Announcer.Announced);
        await Rules(_ledger).ReconcileAsync(atOnce: true, Token);
        Assert.Equal(5, Announcer.Announced.Count);
        Assert.Equal(7, (await _ledger.CountUnitsAsync(batch.ToString(), Token)).Sum(c => c.Count));
    }

    private Task WorkerAsync(int freeSlots, TimeSpan? startedAgo = null, TimeSpan ahead = default) => _ledger.AnnounceWorkerAsync(
        new WorkerAnnouncement
        {
            WorkerId = "w",
            Service = "Ingest",
            Process = "host:1",
            Queues = [StageTable.IngestArray.Queue],
            Roots = ["sheet"],
            FreeSlots = freeSlots,
            StartedAt = Clock.GetUtcNow().UtcDateTime - (startedAgo ?? TimeSpan.FromHours(1)),
            At = Clock.GetUtcNow().UtcDateTime + ahead,
        },
        Token);
}
