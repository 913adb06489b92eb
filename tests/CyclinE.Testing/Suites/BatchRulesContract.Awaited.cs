using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>Stages that are not required: their units end without them, their batch waits for the awaited ones.</content>
public abstract partial class BatchRulesContract
{
    private static readonly StageDefinition Awaited = Rows.LimitArray with { Awaited = true };

    [Fact]
    public async Task A_batch_is_not_closed_before_its_awaited_stages_have_ended_and_their_units_do_not_wait()
    {
        var plan = WithAwaited(Plan(2, 1, cohort: false));
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        await EndAllAsync(rules, batch, plan, UnitKind.Pair);
        Assert.Equal(UnitState.Called, (await RowAsync(batch, UnitKind.Array, "a0")).State);
        Assert.Equal(UnitState.Compared, (await RowAsync(batch, UnitKind.Pair, "a0~a1")).State);
        await rules.ReconcileAsync(atOnce: true, Token);
        Assert.Equal(BatchState.Open, (await _ledger.FindBatchAsync(batch, Token))!.State);

        await rules.SettleAsync([await LimitAsync(plan, batch, "a0")], Token);
        Assert.Equal(BatchState.Open, (await _ledger.FindBatchAsync(batch, Token))!.State);
        await rules.SettleAsync([await LimitAsync(plan, batch, "a1")], Token);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
        Assert.Equal(1, Announcer.Count("pair/a0~a1"));
    }

    [Fact]
    public async Task An_awaited_stage_that_fails_leaves_its_unit_as_it_is_closes_the_batch_and_a_late_result_takes_the_reason_away()
    {
        var plan = WithAwaited(Plan(1, 0, cohort: false));
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        var array = await RowAsync(batch, UnitKind.Array, "a0");
        await rules.FailAsync(array.Id, array.Try, Rows.Failure("bug") with { Stage = Awaited.Name }, Token);

        var failed = await RowAsync(batch, UnitKind.Array, "a0");
        Assert.Equal((UnitState.Called, null), (failed.State, failed.Failure));
        Assert.Equal("bug", failed.Unavailable![Awaited.Name].Problem.Code);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);

        Assert.Null((await LimitAsync(plan, batch, "a0")).Unavailable);
        Assert.Null((await RowAsync(batch, UnitKind.Array, "a0")).Unavailable);
    }

    [Fact]
    public async Task A_stage_that_fails_before_its_unit_has_ended_does_not_end_it()
    {
        var plan = WithAwaited(Plan(1, 0, cohort: false));
        var (rules, batch, _) = await OpenBatchAsync(plan);
        var array = await RowAsync(batch, UnitKind.Array, "a0");
        await rules.FailAsync(array.Id, array.Try, Rows.Failure("crashed") with { Stage = Awaited.Name }, Token);
        Assert.Equal(UnitState.Released, (await RowAsync(batch, UnitKind.Array, "a0")).State);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
    }

    [Fact]
    public async Task An_awaited_stage_whose_message_was_lost_is_announced_again_and_then_is_not_available()
    {
        var plan = WithAwaited(Plan(1, 0, cohort: false));
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        for (var i = 2; i <= 4; i++)
        {
            Clock.Advance(TimeSpan.FromMinutes(10));
            await AwaitedWorkerAsync();
            await rules.ReconcileAsync(atOnce: false, Token);
            Assert.Equal(i, Announcer.Count("array/a0"));
        }

        Clock.Advance(TimeSpan.FromMinutes(10));
        await AwaitedWorkerAsync();
        await rules.ReconcileAsync(atOnce: false, Token);
        var row = await RowAsync(batch, UnitKind.Array, "a0");
        Assert.Equal((UnitState.Called, "lost"), (row.State, row.Unavailable![Awaited.Name].Problem.Code));
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
    }

    [Fact]
    public async Task A_cancelled_batch_waits_for_no_awaited_stage()
    {
        var plan = WithAwaited(Plan(1, 0, cohort: false));
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        await rules.CancelAsync(batch, Token);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
    }

    private Task AwaitedWorkerAsync() => _ledger.AnnounceWorkerAsync(
        new WorkerAnnouncement
        {
            WorkerId = "w",
            Service = "Segmentation",
            Process = "h:1",
            Queues = [Awaited.Queue],
            Roots = [],
            FreeSlots = 1,
            StartedAt = Rows.Noon.AddDays(-1),
            Stages = [Awaited],
            At = Clock.GetUtcNow().UtcDateTime,
        },
        Token);

    private async Task<UnitRow> LimitAsync(Plan plan, BatchId batch, string array)
    {
        var row = await RowAsync(batch, UnitKind.Array, array);
        var limited = row.AddResult(plan, Awaited.Name, Rows.Result("limits"), row.Try, Clock.GetUtcNow().UtcDateTime)!;
        Assert.True(await _ledger.TryReplaceUnitAsync(limited, Token));
        return limited with { Version = limited.Version + 1 };
    }

    private static Plan WithAwaited(Plan plan) => new()
    {
        Name = plan.Name,
        Build = plan.Build,
        Stages = [.. plan.Stages.Select(s => s.Definition.Name == Awaited.Name ? s with { Definition = Awaited } : s)],
        Arrays = plan.Arrays,
        Pairs = plan.Pairs,
        Cohort = plan.Cohort,
        Tables = plan.Tables,
    };
}
