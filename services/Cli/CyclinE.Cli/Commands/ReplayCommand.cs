using System.CommandLine;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Contracts;

namespace CyclinE.Cli.Commands;

/// <summary><c>replay</c>: units are run again after their cause was mended.</summary>
public static class ReplayCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("replay",
            "Runs ended units of a batch again, such as arrays whose file was mended. A failed file that holds many samples is split again for them; pairs and the cohort follow by themselves.");
        var backend = new BackendOptions(command);
        var units = new Option<string[]>("--unit")
        {
            Description = "An array id, or a unit's key such as pair/R1~P or file/big.txt; repeatable.",
            DefaultValueFactory = _ => [],
            HelpName = "UNIT"
        };
        var failed = new Option<bool>("--failed") { Description = "All failed arrays, the files of many samples that failed, and all units without the result of an awaited or side stage." };
        command.Options.Add(units);
        var damaged = new Option<bool>("--damaged") { Description = "All units with a result that is damaged or gone, as 'cycline verify' names them." };
        command.Options.Add(failed);
        command.Options.Add(damaged);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
            var named = result.GetValue(units) ?? [];
            if (named.Length == 0 && !result.GetValue(failed) && !result.GetValue(damaged))
            {
                throw new UsageException("Replay what? Name units with --unit, all that failed with --failed, or all damaged results with --damaged.");
            }

            return await ReplayAsync(terminal, store, backend.Folder(result), batch, named, result.GetValue(failed), result.GetValue(damaged),
                cancellationToken);
        }));
        return command;
    }

    private static async Task<int> ReplayAsync(
        Terminal terminal, Backend store, string? folder, BatchRow batch, string[] named, bool failed, bool damaged, CancellationToken cancellationToken)
    {
        List<UnitDamage> damage = [];
        if (damaged)
        {
            damage = [.. await new BatchReadBack(store.Ledger, new ReadBack(store.Artifacts)).OfAsync(batch, cancellationToken)];
            DamageLines.Say(terminal, damage);
        }

        var (units, text) = await UnitReplay.ReplayAsync(store, batch, named, failed, damaged ? damage : null, cancellationToken);
        terminal.Line(text);
        if (units.Count == 0)
        {
            return ExitCodes.Success;
        }

        if (folder is null)
        {
            await store.TellAsync(new BatchChanged { Batch = batch.Id.ToString() }, cancellationToken);
            return ExitCodes.Success;
        }

        return await RunAsync(terminal, folder, batch, cancellationToken);
    }

    /// <summary>Takes the batch of a folder to its end, unless a run is at work there, which takes up what waits.</summary>
    private static async Task<int> RunAsync(Terminal terminal, string folder, BatchRow batch, CancellationToken cancellationToken)
    {
        if (FolderLock.Holder(LocalPipeline.StoreFolder(folder)) is { } holder)
        {
            terminal.Say($"The run in this folder ({holder}) goes on with them.");
            return ExitCodes.Success;
        }

        if (LocalPipeline.SheetFolderOf(folder) is not { } sheetFolder || !Directory.Exists(sheetFolder))
        {
            terminal.Say("Start 'cycline run' with the same sheet to go on: where its array files are is not known here.");
            return ExitCodes.Success;
        }

        await using var pipeline = LocalPipeline.Open(folder);
        var files = new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = sheetFolder });
        var settings = new RunSettings { Folder = folder, Stages = LocalPipeline.StagesOf(folder) };
        return (await new LocalBatch(terminal, pipeline, files, settings).RunAsync(batch, [], cancellationToken)).Code;
    }
}
