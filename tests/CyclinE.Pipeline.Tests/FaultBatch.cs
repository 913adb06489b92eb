using CyclinE.Artifacts.Files;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Units;

namespace CyclinE.Pipeline.Tests;

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
}
