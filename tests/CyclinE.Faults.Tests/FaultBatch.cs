using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Pipeline.Tests;
using CyclinE.Testing.Servers;

namespace CyclinE.Faults.Tests;

/// <summary>The batch of the fault runs: its plan, and what a run leaves that nobody disturbs.</summary>
internal static class FaultBatch
{
    /// <summary>Artifacts of a run in one process.</summary>
    public static async Task<IReadOnlyList<string>> UndisturbedAsync(TestStudy study)
    {
        var folder = Directory.CreateTempSubdirectory("cycline-undisturbed-").FullName;
        try
        {
            var run = await LocalRun.RunAsync(study.Sheet, folder, "--name", "batch");
            Assert.Equal((ExitCodes.Success, string.Empty), (run.Code, run.Code == 0 ? string.Empty : run.Messages));
            return await run.ResultsAsync(new BatchId("batch", 1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The plan, with its files below the root <c>sheet</c>.</summary>
    public static PlannedBatch Plan(TestStudy study) => PlanMaker.Make(
        new SheetRequest { Sheet = new FileInfo(study.Sheet), Name = "batch" },
        new RootedFiles(new Dictionary<string, string> { ["sheet"] = study.Folder }),
        "sheet");

    /// <summary>The law balances, nothing has failed, the artifacts are the undisturbed run's, no error queue holds a message.</summary>
    public static async Task AssertAsItWouldHaveBeenAsync(
        Deployment deployment, BatchId batch, Plan plan, IReadOnlyList<string> undisturbed, IReadOnlyList<string> done)
    {
        var token = TestContext.Current.CancellationToken;
        await Results.AssertLawAsync(deployment.Ledger, batch, plan, token);
        var failed = await deployment.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString(), State = UnitState.Failed }, token);
        Assert.True(failed.Count == 0,
            $"{string.Join('\n', failed.Select(f => $"{f.Id.Key} at {f.Failure?.Stage}: {f.Failure?.Problem.What}"))}\nafter {string.Join("; ", done)}\n"
            + deployment.Describe());
        Assert.Equal(undisturbed, await Results.OfAsync(deployment.Ledger, batch, token));
        Assert.Equal(0, await deployment.CountMessagesAsync("_error"));
    }
}
