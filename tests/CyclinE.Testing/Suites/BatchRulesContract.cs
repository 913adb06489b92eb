using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.StageTesting;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <summary>What the batch rules promise on every ledger. A store's tests derive from it.</summary>
public abstract partial class BatchRulesContract : IAsyncLifetime
{
    private ILedger _ledger = null!;

    /// <summary>The clock of the rules.</summary>
    protected SettableClock Clock { get; } = new();

    /// <summary>What the rules published.</summary>
    protected RecordingAnnouncer Announcer { get; } = new();

    /// <summary>What the rules read of split files.</summary>
    protected MemoryArtifacts Artifacts { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens this test's ledger; called again it gives another handle on the same data, as another worker has.</summary>
    protected abstract Task<ILedger> OpenAsync();

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => _ledger = await OpenAsync();

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_batch_goes_from_accepted_to_ended_and_the_law_balances_all_the_way()
    {
        var (rules, batch, plan) = await OpenBatchAsync(Plan(3, 1, cohort: true));
        Assert.Equal(3, Announcer.Announced.Count);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        Assert.Equal(1, Announcer.Count("pair/a0~a1"));
        Assert.Equal(0, Announcer.Count("cohort/cohort"));
        await EndAllAsync(rules, batch, plan, UnitKind.Pair);
        Assert.Equal(1, Announcer.Count("cohort/cohort"));
        await EndAllAsync(rules, batch, plan, UnitKind.Cohort);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
        var counts = await _ledger.CountUnitsAsync(batch.ToString(), Token);
        Assert.Equal([new(UnitKind.Array, UnitState.Called, 3), new(UnitKind.Pair, UnitState.Compared, 1), new(UnitKind.Cohort, UnitState.Analysed, 1)],
            counts.OrderBy(c => c.Kind));
    }

    [Fact]
    public async Task The_window_bounds_what_is_in_flight_and_follows_the_sheets_order()
    {
        var plan = Plan(10, 0, cohort: false);
        var (rules, batch, _) = await OpenBatchAsync(plan, window: 4);
        Assert.Equal(["a0", "a1", "a2", "a3"], Announcer.Announced.Select(r => r.Id.Name));
        var ended = await CallAsync(plan, batch, "a1");
        await rules.SettleAsync([ended], Token);
        Assert.Equal("a4", Announcer.Announced.Last().Id.Name);
        Assert.Equal(4, await _ledger.CountInFlightAsync(batch.ToString(), Token));
    }

    [Fact]
    public async Task Two_settlers_at_once_release_a_pair_and_a_cohort_exactly_once()
    {
        for (var round = 0; round < 10; round++)
        {
            var plan = Plan(2, 1, cohort: true, name: $"race{round}");
            var (_, batch, _) = await OpenBatchAsync(plan);
            UnitRow[] ended = [await CallAsync(plan, batch, "a0"), await CallAsync(plan, batch, "a1")];
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
            {
                var rules = Rules(await OpenAsync());
                await rules.SettleAsync(i % 2 == 0 ? ended : [ended[i / 2]], Token);
            }));
            var pair = await RowAsync(batch, UnitKind.Pair, "a0~a1");
            Assert.Equal(UnitState.Released, pair.State);
            var announced = Announcer.Announced.Where(r => r.Id == pair.Id).ToList();
            Assert.NotEmpty(announced);
            Assert.Single(announced.Select(r => (r.Version, r.Try)).Distinct());

            await AddAllAsync(plan, pair.Id);
            var row = await RowAsync(batch, UnitKind.Pair, "a0~a1");
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => await Rules(await OpenAsync()).SettleAsync([row], Token)));
            var cohort = Announcer.Announced.Where(r => r.Id.Batch == batch.ToString() && r.Id.Kind == UnitKind.Cohort).ToList();
            Assert.Single(cohort.Select(r => (r.Version, r.Try)).Distinct());
            Assert.Single(cohort);
        }
    }

    [Fact]
    public async Task A_settler_that_dies_between_deciding_and_publishing_is_made_good_by_the_reconciler()
    {
        var plan = Plan(2, 1, cohort: false);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        UnitRow[] ended = [await CallAsync(plan, batch, "a0"), await CallAsync(plan, batch, "a1")];
        Announcer.Death = new IOException("killed");
        await Assert.ThrowsAsync<IOException>(() => rules.SettleAsync(ended, Token));
        var pair = await RowAsync(batch, UnitKind.Pair, "a0~a1");
        Assert.Equal(UnitState.Released, pair.State);
        Assert.Null(pair.AnnouncedAt);
        Assert.Equal(0, Announcer.Count("pair/a0~a1"));

        Announcer.Death = null;
        await Rules(await OpenAsync()).ReconcileAsync(atOnce: true, Token);
        Assert.Equal(1, Announcer.Count("pair/a0~a1"));
        Assert.NotNull((await RowAsync(batch, UnitKind.Pair, "a0~a1")).AnnouncedAt);
    }

    [Fact]
    public async Task An_end_whose_message_was_lost_is_settled_by_the_reconciler()
    {
        var plan = Plan(2, 1, cohort: false);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await CallAsync(plan, batch, "a0");
        await CallAsync(plan, batch, "a1");
        await rules.ReconcileAsync(atOnce: false, Token);
        Assert.Equal(0, Announcer.Count("pair/a0~a1"));
        Clock.Advance(TimeSpan.FromSeconds(6));
        await rules.ReconcileAsync(atOnce: false, Token);
        Assert.Equal(1, Announcer.Count("pair/a0~a1"));
    }

    [Fact]
    public async Task A_pair_with_a_failed_or_excluded_array_is_skipped_and_says_which_and_why()
    {
        var plan = Plan(4, 2, cohort: true, minArrays: 2);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        var failed = await EndAsync(batch, "a0", UnitState.Failed, "truncated-file");
        var excluded = await EndAsync(batch, "a2", UnitState.Excluded, "quality");
        UnitRow[] rest = [await CallAsync(plan, batch, "a1"), await CallAsync(plan, batch, "a3")];
        await rules.SettleAsync([failed, excluded, .. rest], Token);
        var first = await RowAsync(batch, UnitKind.Pair, "a0~a1");
        Assert.Equal(UnitState.Skipped, first.State);
        Assert.Contains("a0", first.Failure!.Problem.What, StringComparison.Ordinal);
        Assert.Contains("truncated-file", first.Failure.Problem.What, StringComparison.Ordinal);
        Assert.Equal(UnitState.Skipped, (await RowAsync(batch, UnitKind.Pair, "a2~a3")).State);
        Assert.Equal(1, Announcer.Count("cohort/cohort"));
    }

    [Fact]
    public async Task A_cohort_with_too_few_called_arrays_is_skipped_and_says_how_many()
    {
        var plan = Plan(3, 0, cohort: true, minArrays: 3);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        UnitRow[] ended = [await CallAsync(plan, batch, "a0"), await CallAsync(plan, batch, "a1"), await EndAsync(batch, "a2", UnitState.Failed, "empty-file")];
        await rules.SettleAsync(ended, Token);
        var cohort = await RowAsync(batch, UnitKind.Cohort, PlanCohort.Name);
        Assert.Equal(UnitState.Skipped, cohort.State);
        Assert.StartsWith("2 arrays", cohort.Failure!.Problem.What, StringComparison.Ordinal);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
    }

    [Fact]
    public async Task A_failed_file_ends_its_500_arrays_as_failed_with_its_reason()
    {
        var plan = Plan(500, 0, cohort: false);
        await _ledger.PutPlanAsync(plan, Token);
        var batch = (await _ledger.AcceptBatchAsync(plan.Name, plan.Id(), Rows.Noon, Token)).Id;
        var arrays = BatchUnits.Of(plan, batch.ToString(), Rows.Noon).Select(r => r with { IsRoot = false }).ToList();
        var file = new UnitRow
        {
            Id = new UnitId(batch.ToString(), UnitKind.File, "big.txt"),
            PlanId = plan.Id(),
            Sequence = 1000,
            State = UnitState.Failed,
            Failure = Rows.Failure("truncated-file"),
            IsRoot = true,
            NeededBy = [.. arrays.Select(a => a.Id.Key)],
            Results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal),
            EndedAt = Rows.Noon,
        };
        await _ledger.InsertUnitsAsync([.. arrays, file], Token);
        await Rules(_ledger).SettleAsync([file], Token);
        var rows = await _ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), Kind = UnitKind.Array }, Token);
        Assert.Equal(500, rows.Count);
        Assert.All(rows, r => Assert.Equal((UnitState.Failed, "truncated-file"), (r.State, r.Failure?.Problem.Code)));
    }

    private async Task<(BatchRules Rules, BatchId Batch, Plan Plan)> OpenBatchAsync(Plan plan, int window = 256)
    {
        await _ledger.PutPlanAsync(plan, Token);
        var batch = (await _ledger.AcceptBatchAsync(plan.Name, plan.Id(), Rows.Noon, Token)).Id;
        var rules = Rules(_ledger, window);
        await rules.OpenAsync(batch, Token);
        return (rules, batch, plan);
    }

    private BatchRules Rules(ILedger ledger, int window = 256) =>
        new(ledger, Artifacts, new PlanCache(ledger), Announcer, Clock, new BatchSettings { Window = window, ProgressLimit = TimeSpan.FromSeconds(60) });

    private async Task<UnitRow> RowAsync(BatchId batch, UnitKind kind, string name) =>
        (await _ledger.FindUnitAsync(new UnitId(batch.ToString(), kind, name), Token))!;

    private Task<UnitRow> CallAsync(Plan plan, BatchId batch, string array, int number = 1) =>
        AddAllAsync(plan, new UnitId(batch.ToString(), UnitKind.Array, array), number);

    private async Task<UnitRow> AddAllAsync(Plan plan, UnitId unit, int number = 1)
    {
        var row = (await _ledger.FindUnitAsync(unit, Token))!;
        foreach (var stage in plan.RequiredStages(unit.Kind))
        {
            row = row.AddResult(plan, stage.Name, Rows.Result(unit.Key + stage.Name, number), row.Try, Clock.GetUtcNow().UtcDateTime)!;
        }

        Assert.True(await _ledger.TryReplaceUnitAsync(row, Token));
        return row with { Version = row.Version + 1 };
    }

    private async Task<UnitRow> EndAsync(BatchId batch, string array, UnitState state, string code)
    {
        var row = await RowAsync(batch, UnitKind.Array, array);
        var ended = row.End(state, Rows.Failure(code), row.Try, Clock.GetUtcNow().UtcDateTime)!;
        Assert.True(await _ledger.TryReplaceUnitAsync(ended, Token));
        return ended with { Version = ended.Version + 1 };
    }

    private async Task EndAllAsync(BatchRules rules, BatchId batch, Plan plan, UnitKind kind)
    {
        var ended = new List<UnitRow>();
        foreach (var row in await _ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), Kind = kind, State = UnitState.Released }, Token))
        {
            ended.Add(await AddAllAsync(plan, row.Id));
        }

        await rules.SettleAsync(ended, Token);
    }

    private static Plan Plan(int arrays, int pairs, bool cohort, int minArrays = 1, string name = "b")
    {
        var plan = Rows.Plan(name, [.. Enumerable.Range(0, arrays).Select(i => $"a{i}")]);
        return new Plan
        {
            Name = plan.Name,
            Build = plan.Build,
            Stages = plan.Stages,
            Arrays = plan.Arrays,
            Pairs = [.. Enumerable.Range(0, pairs).Select(i => new PlanPair($"a{2 * i}", $"a{(2 * i) + 1}"))],
            Cohort = cohort ? new PlanCohort(minArrays) : null,
            Tables = plan.Tables,
        };
    }
}
