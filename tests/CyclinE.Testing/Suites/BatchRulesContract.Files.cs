using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Results.Files;
using Xunit;

namespace CyclinE.Testing.Suites;

/// <content>Files of many samples.</content>
public abstract partial class BatchRulesContract
{
    [Fact]
    public async Task The_arrays_of_a_file_wait_for_it_and_get_their_samples()
    {
        var plan = FilePlan(3);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        Assert.Equal(["file/big.txt"], Announcer.Announced.Select(r => r.Id.Key));
        await rules.SettleAsync([await SplitAsync(plan, batch, FileContent.Samples, "s0", "s1", "s2")], Token);
        Assert.Equal(["file/big.txt", "array/a0", "array/a1", "array/a2"], Announcer.Announced.Select(r => r.Id.Key));
        var array = await RowAsync(batch, UnitKind.Array, "a1");
        Assert.Equal(("sample-s1", RawSamples.Kind), (array.Results[StageTable.SplitFile.Name].Id, array.Results[StageTable.SplitFile.Name].Kind));
        Assert.Equal(StageTable.IngestArray.Name, plan.NextStage(UnitKind.Array, array.Results)!.Name);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);
    }

    [Fact]
    public async Task An_array_of_segments_starts_at_the_call_and_ends_with_it()
    {
        var plan = FilePlan(2);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await rules.SettleAsync([await SplitAsync(plan, batch, FileContent.Segments, "s0", "s1")], Token);
        var row = await RowAsync(batch, UnitKind.Array, "a0");
        Assert.Equal("sample-s0", row.Results[StageTable.SegmentArray.Name].Id);
        Assert.Equal(StageTable.CallArray.Name, plan.NextStage(UnitKind.Array, row.Results)!.Name);
        var called = row.AddResult(plan, StageTable.CallArray.Name, Rows.Result("calls"), row.Try, Rows.Noon)!;
        Assert.Equal(UnitState.Called, called.State);
    }

    [Fact]
    public async Task A_file_that_is_read_whole_releases_its_arrays_with_nothing()
    {
        var plan = FilePlan(2);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await rules.SettleAsync([await SplitAsync(plan, batch, FileContent.Whole)], Token);
        Assert.Empty((await RowAsync(batch, UnitKind.Array, "a0")).Results);
        Assert.Equal(1, Announcer.Count("array/a0"));
    }

    [Fact]
    public async Task A_sample_that_is_not_in_the_file_or_is_broken_fails_its_array_alone()
    {
        var plan = FilePlan(3, cohort: true);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await rules.SettleAsync([await SplitAsync(plan, batch, FileContent.Samples, "s0", "!s1", "other")], Token);
        Assert.Equal(UnitState.Released, (await RowAsync(batch, UnitKind.Array, "a0")).State);
        var broken = await RowAsync(batch, UnitKind.Array, "a1");
        Assert.Equal((UnitState.Failed, "segments-overlap", StageTable.SplitFile.Name), (broken.State, broken.Failure!.Problem.Code, broken.Failure.Stage));
        var absent = await RowAsync(batch, UnitKind.Array, "a2");
        Assert.Equal((UnitState.Failed, "unknown-sample"), (absent.State, absent.Failure!.Problem.Code));
        Assert.Contains("other", absent.Failure.Problem.What, StringComparison.Ordinal);
        await rules.SettleAsync([await CallAsync(plan, batch, "a0")], Token);
        Assert.Equal(1, Announcer.Count("cohort/cohort"));
    }

    [Fact]
    public async Task A_failed_file_fails_its_arrays_and_its_replay_brings_them_back()
    {
        var plan = FilePlan(3, cohort: true);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        var file = await RowAsync(batch, UnitKind.File, "big.txt");
        await rules.FailAsync(file.Id, file.Try, Rows.Failure("truncated-file"), Token);
        var counts = await _ledger.CountUnitsAsync(batch.ToString(), Token);
        Assert.Contains(new UnitCount(UnitKind.Array, UnitState.Failed, 3), counts);
        Assert.Equal(UnitState.Skipped, (await RowAsync(batch, UnitKind.Cohort, PlanCohort.Name)).State);
        Assert.Equal(BatchState.Ended, (await _ledger.FindBatchAsync(batch, Token))!.State);

        Assert.Equal([file.Id], await rules.ReplayAsync(batch, [file.Id], Token));
        Assert.Equal(BatchState.Open, (await _ledger.FindBatchAsync(batch, Token))!.State);
        await rules.SettleAsync([await SplitAsync(plan, batch, FileContent.Samples, "s0", "s1", "s2")], Token);
        Assert.Equal(1, Announcer.Count("array/a2"));
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        Assert.Equal(UnitState.Released, (await RowAsync(batch, UnitKind.Cohort, PlanCohort.Name)).State);
    }

    [Fact]
    public async Task The_arrays_of_a_file_are_released_through_the_window()
    {
        var plan = FilePlan(10);
        var (rules, batch, _) = await OpenBatchAsync(plan, window: 4);
        await rules.SettleAsync([await SplitAsync(plan, batch, FileContent.Samples, [.. Enumerable.Range(0, 10).Select(i => $"s{i}")])], Token);
        Assert.Equal(4, await _ledger.CountInFlightAsync(batch.ToString(), Token));
        Assert.Equal(["a0", "a1", "a2", "a3"], Announcer.Announced.Skip(1).Select(r => r.Id.Name));
        await rules.SettleAsync([await CallAsync(plan, batch, "a2")], Token);
        Assert.Equal(("a4", "sample-s4"), (Announcer.Announced.Last().Id.Name, Announcer.Announced.Last().Results[StageTable.SplitFile.Name].Id));
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        await EndAllAsync(rules, batch, plan, UnitKind.Array);
        Assert.Equal(1, await _ledger.CountInFlightAsync(batch.ToString(), Token));
    }

    [Fact]
    public async Task An_array_replayed_alone_keeps_its_sample()
    {
        var plan = FilePlan(2);
        var (rules, batch, _) = await OpenBatchAsync(plan);
        await rules.SettleAsync([await SplitAsync(plan, batch, FileContent.Samples, "s0", "s1")], Token);
        var failed = await EndAsync(batch, "a0", UnitState.Failed, "bug");
        await rules.SettleAsync([failed], Token);
        await rules.ReplayAsync(batch, [failed.Id], Token);
        var again = await RowAsync(batch, UnitKind.Array, "a0");
        Assert.Equal((UnitState.Released, 2, "sample-s0"), (again.State, again.Attempt, again.Results[StageTable.SplitFile.Name].Id));
        Assert.Equal(2, Announcer.Count("array/a0"));
    }

    [Fact]
    public async Task Two_settlers_of_one_file_release_each_array_once()
    {
        var plan = FilePlan(40);
        var (_, batch, _) = await OpenBatchAsync(plan);
        var file = await SplitAsync(plan, batch, FileContent.Samples, [.. Enumerable.Range(0, 40).Select(i => $"s{i}")]);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => await Rules(await OpenAsync()).SettleAsync([file], Token)));
        for (var i = 0; i < 40; i++)
        {
            Assert.Equal(1, Announcer.Count($"array/a{i}"));
        }
    }

    /// <summary>A file's row with an index of samples; a name that begins with '!' is a sample with a problem.</summary>
    private async Task<UnitRow> SplitAsync(Plan plan, BatchId batch, FileContent content, params string[] samples)
    {
        var index = new FileIndex
        {
            Format = "test",
            Content = content,
            Samples =
            [
                .. samples.Select(s => new FileSample
                {
                    Name = s.TrimStart('!'),
                    Artifact = "sample-" + s,
                    ContentSha = Rows.Hash(s),
                    Rows = 1,
                    Problem = s[0] == '!' ? Rows.Failure("segments-overlap").Problem : null,
                }),
            ],
        };
        var encoded = ArtifactCodec.EncodeByContent(ArtifactDraft.Of("file-index", index), new Producer("test", "1", "test", null));
        await Artifacts.PutAsync(encoded, Token);
        var row = await RowAsync(batch, UnitKind.File, "big.txt");
        var split = row.AddResult(plan, StageTable.SplitFile.Name, encoded.Manifest.ToRef(), row.Try, Clock.GetUtcNow().UtcDateTime)!;
        Assert.Equal(UnitState.Split, split.State);
        Assert.True(await _ledger.TryReplaceUnitAsync(split, Token));
        return split with { Version = split.Version + 1 };
    }

    private static Plan FilePlan(int arrays, bool cohort = false)
    {
        var plan = Plan(arrays, 0, cohort);
        return new Plan
        {
            Name = plan.Name,
            Build = plan.Build,
            Stages = plan.Stages,
            Arrays =
            [
                .. plan.Arrays.Select((a, i) => a with
                {
                    File = "big.txt",
                    Input = new InputRef("sheet", "big.txt"),
                    Columns = new SortedDictionary<string, string>(a.Columns, StringComparer.Ordinal) { ["file_sample"] = $"s{i}" },
                }),
            ],
            Pairs = [],
            Cohort = plan.Cohort,
            Tables = plan.Tables,
        };
    }
}
