using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Pipeline.Tests;
using CyclinE.Testing.Servers;

namespace CyclinE.Faults.Tests;

/// <summary>A message that ends every worker that takes it: it fails as crashed, and those that stood beside it go on.</summary>
public sealed class KillerTests
{
    [Fact]
    public async Task A_message_that_kills_its_worker_fails_as_crashed_and_its_neighbours_are_called()
    {
        var token = TestContext.Current.CancellationToken;
        var rabbit = await RabbitMqServer.RequireAsync();
        var mongo = await MongoServer.RequireAsync();
        using var study = TestStudy.Write(12, 1, seed: 5);
        var sheet = await File.ReadAllTextAsync(study.Sheet, token);
        File.Move(Path.Combine(study.Folder, "arrays", "A004.tsv"), Path.Combine(study.Folder, "arrays", "KILLER.tsv"));
        await File.WriteAllTextAsync(study.Sheet, sheet.Replace("arrays/A004.tsv", "arrays/KILLER.tsv", StringComparison.Ordinal), token);
        var planned = PlanMaker.Make(
            new SheetRequest { Sheet = new FileInfo(study.Sheet), Name = "killer" },
            new RootedFiles(new Dictionary<string, string> { ["sheet"] = study.Folder }),
            "sheet");
        await using var deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus().Endpoints, study.Folder, cancellationToken: token);
        await using var killed = new WorkerProcess("Ingest", deployment.Environment, deployment.Logs, "CyclinE.KillingWorker");
        foreach (var worker in deployment.Workers.Values.Where(w => w.Service != "Ingest"))
        {
            worker.Start();
        }

        killed.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var supervisor = SuperviseAsync(killed, stop.Token);
        await planned.StoreTablesAsync(deployment.Artifacts, token);
        var batch = await deployment.SubmitAsync(planned.Plan, token);
        await deployment.WaitAsync(batch, token);
        await stop.CancelAsync();
        var starts = await supervisor;

        await Results.AssertLawAsync(deployment.Ledger, batch, planned.Plan, token);
        var rows = await deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), Kind = UnitKind.Array }, token);
        var crashed = Assert.Single(rows, r => r.State == UnitState.Failed);
        Assert.Equal(("A004", "crashed"), (crashed.Id.Name, crashed.Failure?.Problem.Code));
        Assert.Equal(11, rows.Count(r => r.State == UnitState.Called));
        Assert.Contains(await deployment.Ledger.ListDeadLettersAsync(token), l => l.Unit == crashed.Id.ToString());
        Assert.Equal(StageTable.IngestArray.Name, crashed.Failure?.Stage);
        Assert.All(await deployment.Ledger.ListDeadLettersAsync(token), l => Assert.Equal(StageTable.IngestArray.Queue, l.Queue));
        TestContext.Current.TestOutputHelper?.WriteLine($"the worker was started {starts} times");
    }

    /// <summary>Starts the worker again whenever it has ended, as an orchestrator does.</summary>
    private static async Task<int> SuperviseAsync(WorkerProcess worker, CancellationToken token)
    {
        var starts = 1;
        while (!token.IsCancellationRequested)
        {
            if (!worker.IsRunning)
            {
                worker.Start();
                starts++;
            }

            await Task.Delay(100, CancellationToken.None);
        }

        return starts;
    }
}
