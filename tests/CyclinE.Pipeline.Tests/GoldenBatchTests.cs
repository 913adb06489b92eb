using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Units;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests;

/// <summary>One batch in one process and over real servers: the same artifacts. And what a run does when it is run again.</summary>
public sealed class GoldenBatchTests : IDisposable
{
    private readonly TestStudy _study = TestStudy.Write(16, 2, seed: 11);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-run-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_batch_in_one_process_ends_with_every_array_called_and_every_pair_right()
    {
        var run = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden");
        Assert.True(run.Code == ExitCodes.Success, run.Messages);
        Assert.Contains("16 arrays submitted = 16 called + 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Equal(16, run.Table("arrays.tsv").Count(r => r["state"] == "called"));
        var first = run.Table("pairs.tsv").Where(r => r["rank"] == "1").ToList();
        Assert.Equal(2, first.Count);
        Assert.All(first, r => Assert.Equal(("19", "amplification"), (r["chromosome"], r["kind"])));
        Assert.All(first, r => Assert.Contains("CCNE1", r["genes"].Split(','), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_run_computes_nothing_and_an_edited_option_computes_only_what_stands_on_it()
    {
        await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden");
        var again = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden");
        Assert.Contains("stages: 0 computed", again.Output, StringComparison.Ordinal);
        var other = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden", "--set", "call-array.focal-megabases=2.5");
        Assert.Equal(ExitCodes.Success, other.Code);
        Assert.Contains("golden@2", other.Messages, StringComparison.Ordinal);

        // 16 ingests and 16 segmentations are reused; 16 calls, 2 × 2 pair stages and the 4 of the cohort stand on the option.
        Assert.Contains("stages: 24 computed, 32 reused", other.Output, StringComparison.Ordinal);
        var explained = await LocalRun.TypeAsync(_folder, "explain", "golden", "--in", _folder, "--unit", "A000");
        Assert.Contains("computed again because option focal-megabases went from default to 2.5", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_batch_is_run_again_as_the_next_revision_and_reuses_what_was_computed()
    {
        await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden", "--dry-run");
        await using (var pipeline = LocalPipeline.Open(_folder))
        {
            var planned = PlanMaker.Make(
                new SheetRequest { Sheet = new FileInfo(_study.Sheet), Name = "golden" },
                new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = _study.Folder }),
                LocalPipeline.SheetRoot);
            await pipeline.Ledger.AcceptAsync(planned.Plan, Token);
        }

        var cancelled = await LocalRun.TypeAsync(_folder, "cancel", "golden", "--in", _folder);
        Assert.Contains("golden@1 is cancelled", cancelled.Output, StringComparison.Ordinal);
        var run = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden");
        Assert.Equal(ExitCodes.Success, run.Code);
        Assert.Contains("golden@2", run.Messages, StringComparison.Ordinal);
        var status = await LocalRun.TypeAsync(_folder, "status", "golden@1", "--in", _folder);
        Assert.Contains("16 arrays submitted = 0 called + 0 failed + 0 excluded + 16 cancelled", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_says_what_the_run_then_does()
    {
        var before = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden", "--dry-run");
        Assert.Contains("dry run: 56 to compute, 0 reused, 0 would fail", before.Output, StringComparison.Ordinal);
        var run = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden");
        Assert.Contains("stages: 56 computed, 0 reused", run.Output, StringComparison.Ordinal);
        var after = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden", "--dry-run");
        Assert.Contains("dry run: 0 to compute, 56 reused, 0 would fail", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_real_servers_with_workers_as_processes_ids_and_contents_are_the_same()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var mongo = await MongoServer.RequireAsync();
        var run = await LocalRun.RunAsync(_study.Sheet, _folder, "--name", "golden");
        var planned = PlanMaker.Make(
            new SheetRequest { Sheet = new FileInfo(_study.Sheet), Name = "golden" },
            new RootedFiles(new Dictionary<string, string> { ["sheet"] = _study.Folder }),
            "sheet");
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, _study.Folder, cancellationToken: Token);
        deployment.StartWorkers();
        await planned.StoreTablesAsync(deployment.Artifacts, Token);
        var batch = await deployment.SubmitAsync(planned.Plan, Token);
        await deployment.WaitAsync(batch, Token);
        await Results.AssertLawAsync(deployment.Ledger, batch, planned.Plan, Token);
        Assert.Equal(await run.ResultsAsync(new BatchId("golden", 1)), await Results.OfAsync(deployment.Ledger, batch, Token));
    }
}
