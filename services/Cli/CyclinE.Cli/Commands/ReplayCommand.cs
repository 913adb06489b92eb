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
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;

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
        var failed = new Option<bool>("--failed") { Description = "All failed arrays, and the files of many samples that failed." };
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
                throw new UsageException("Replay what? Name units with --unit, all failed arrays with --failed, or all damaged results with --damaged.");
            }

            if (batch.CancelRequested)
            {
                throw new UsageException($"{batch.Id} was cancelled; submit the sheet again instead.");
            }

            return await ReplayAsync(terminal, store, backend.Folder(result), batch, named, result.GetValue(failed), result.GetValue(damaged),
                cancellationToken);
        }));
        return command;
    }

    private static async Task<int> ReplayAsync(
        Terminal terminal, Backend store, string? folder, BatchRow batch, string[] named, bool failed, bool damaged, CancellationToken cancellationToken)
    {
        var rows = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
        var wanted = new List<UnitId>();
        wanted.AddRange(named.Select(name => NamedUnit.Find(batch.Id, rows, name).Id));
        if (failed)
        {
            wanted.AddRange(rows.Where(r => r is { Id.Kind: UnitKind.Array, State: UnitState.Failed }).Select(r => r.Id));
        }

        if (damaged)
        {
            var damage = await new BatchReadBack(store.Ledger, new ReadBack(store.Artifacts)).OfAsync(batch, cancellationToken);
            DamageLines.Say(terminal, damage);
            wanted.AddRange(BatchReadBack.Makers(batch.Id, damage, rows));
        }

        // An array whose file failed cannot run before that file is split; what follows from the file needs no attempt of its own.
        var plan = await store.Ledger.FindPlanAsync(batch.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {batch.PlanId} is not in the ledger.");
        var files = rows.Where(r => r is { Id.Kind: UnitKind.File, State: UnitState.Failed }).ToDictionary(r => r.Id.Name, r => r.Id, StringComparer.Ordinal);
        var broken = wanted.Where(u => u.Kind == UnitKind.Array && plan.Array(u.Name).File is { } file && files.ContainsKey(file)).ToList();
        wanted = [.. broken.Select(u => files[plan.Array(u.Name).File!]), .. wanted.Except(broken)];

        // The window is the Batches service's (or the run's) to fill: here the rows are only set to wait again.
        var replayed = await LocalRules.Of(store).ReplayAsync(batch.Id, [.. wanted.Distinct()], cancellationToken);
        if (replayed.Count == 0)
        {
            terminal.Line($"nothing to replay: {Why(batch, rows, wanted, damaged && !failed)}");
            return ExitCodes.Success;
        }

        var following = replayed.Where(u => u.Kind == UnitKind.File).Sum(u => plan.FileArrays()[u.Name].Count());
        terminal.Line(FormattableString.Invariant(
            $"{replayed.Count} units of {batch.Id} wait again{(following > 0 ? $"; {following} arrays follow their file" : string.Empty)}."));
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

    private static string Why(BatchRow batch, IReadOnlyList<UnitRow> rows, List<UnitId> wanted, bool onlyDamaged)
    {
        if (wanted.Count == 0)
        {
            return onlyDamaged ? $"no result of {batch.Id} is damaged." : $"no array or file of {batch.Id} has failed.";
        }

        var open = rows.Where(r => wanted.Contains(r.Id) && r.IsOpen).Select(r => $"{r.Id.Key} ({r.State.ToString().ToLowerInvariant()})").ToList();
        return open.Count > 0
            ? $"not ended yet: {string.Join(", ", open.Take(10))}."
            : $"cancelled units stay cancelled: {string.Join(", ", wanted.Take(10).Select(u => u.Key))}.";
    }
}
