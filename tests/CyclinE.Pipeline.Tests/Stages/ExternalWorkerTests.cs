using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.External.Worker;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>A deployment takes a stage from what its worker announces, and computes what one process computes.</summary>
public sealed class ExternalWorkerTests : IDisposable
{
    private readonly TestStudy _study = TestStudy.Write(4, 1, seed: 6);
    private readonly string _folder = Directory.CreateTempSubdirectory("cycline-external-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _study.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_worker_announces_is_taken_in_by_name_and_its_results_are_those_of_one_process_also_after_it_was_killed()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var mongo = await MongoServer.RequireAsync();
        var stage = OwnStage.Write(_folder, "sizes", OwnStage.Counting("sizes"));
        var run = await LocalRun.RunAsync(_study.Sheet, Path.Combine(_folder, "out"), "--name", "own", "--stages", stage);
        Assert.True(run.Code == ExitCodes.Success, run.Messages);

        var (_, folders) = ExternalStages.Place(StageCatalog.BuiltIn, [stage], takePart: true);
        await using var deployment = await Deployment.CreateAsync(
            rabbit, mongo, AllStages.Bus(folders).Endpoints, _study.Folder, new Dictionary<string, string> { ["CYCLINE__Stages"] = stage }, cancellationToken: Token);
        await using var external = new WorkerProcess("External", deployment.Environment, deployment.Logs);
        deployment.StartWorkers();
        external.Start();
        IReadOnlyList<StageDefinition> announced = [];
        while (announced.All(s => s.Name != "sizes")) // Others announce stages as well.
        {
            announced = [.. (await deployment.Ledger.ListWorkersAsync(DateTime.UtcNow.AddMinutes(-5), Token)).SelectMany(w => w.Stages)];
            await Task.Delay(200, Token);
        }

        var planned = PlanMaker.Make(
            new SheetRequest { Sheet = new FileInfo(_study.Sheet), Name = "own", With = ["sizes"], Announced = announced },
            new RootedFiles(new Dictionary<string, string> { ["sheet"] = _study.Folder }),
            "sheet");
        await planned.StoreTablesAsync(deployment.Artifacts, Token);

        // Whoever is killed with a message in hand leaves it to the next.
        await external.KillAsync();
        var batch = await deployment.SubmitAsync(planned.Plan, Token);
        external.Start();
        await deployment.WaitAsync(batch, Token);
        await Results.AssertLawAsync(deployment.Ledger, batch, planned.Plan, Token);
        var results = await Results.OfAsync(deployment.Ledger, batch, Token);
        Assert.Equal(await run.ResultsAsync(new BatchId("own", 1)), results);
        Assert.Equal(4, results.Count(r => r.Contains("sizes", StringComparison.Ordinal)));
    }
}
