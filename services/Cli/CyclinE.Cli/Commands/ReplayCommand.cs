using System.CommandLine;
using CyclinE.Artifacts;
using CyclinE.Contracts;

namespace CyclinE.Cli;

/// <summary><c>replay</c>: units are run again after their cause was mended.</summary>
public static class ReplayCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("replay", "Runs ended units of a batch again, such as arrays whose file was mended. A failed file that holds many samples is split again for them; pairs and the cohort follow by themselves.");
        var backend = new BackendOptions(command);
        var units = new Option<string[]>("--unit") { Description = "An array id, or a unit's key such as pair/R1~P or file/big.txt; repeatable.", DefaultValueFactory = _ => [], HelpName = "UNIT" };
        var failed = new Option<bool>("--failed") { Description = "All failed arrays, and the files of many samples that failed." };
        command.Options.Add(units);
        command.Options.Add(failed);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
            var named = result.GetValue(units) ?? [];
            if (named.Length == 0 && !result.GetValue(failed))
            {
                throw new UsageException("Replay what? Name units with --unit, or all failed arrays with --failed.");
            }

            if (batch.CancelRequested)
            {
                throw new UsageException($"{batch.Id} was cancelled; submit the sheet again instead.");
            }

            return await ReplayAsync(terminal, store, batch, named, result.GetValue(failed), cancellationToken);
        }));
        return command;
    }

    private static async Task<int> ReplayAsync(
        Terminal terminal, Backend store, BatchRow batch, string[] named, bool failed, CancellationToken cancellationToken)
    {
        var rows = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
        var wanted = new List<UnitId>();
        wanted.AddRange(named.Select(name => NamedUnit.Find(batch.Id, rows, name).Id));
        if (failed)
        {
            wanted.AddRange(rows.Where(r => r is { Id.Kind: UnitKind.Array, State: UnitState.Failed }).Select(r => r.Id));
        }

        // An array whose file failed cannot run before that file is split; what follows from the file needs no attempt of its own.
        var plan = await store.Ledger.FindPlanAsync(batch.PlanId, cancellationToken) ?? throw new InvalidOperationException($"Plan {batch.PlanId} is not in the ledger.");
        var files = rows.Where(r => r is { Id.Kind: UnitKind.File, State: UnitState.Failed }).ToDictionary(r => r.Id.Name, r => r.Id, StringComparer.Ordinal);
        var broken = wanted.Where(u => u.Kind == UnitKind.Array && plan.Array(u.Name).File is { } file && files.ContainsKey(file)).ToList();
        wanted = [.. broken.Select(u => files[plan.Array(u.Name).File!]), .. wanted.Except(broken)];

        // The window is the Batches service's (or the next run's) to fill: here the rows are only set to wait again.
        var replayed = await LocalRules.Of(store).ReplayAsync(batch.Id, [.. wanted.Distinct()], cancellationToken);
        await store.TellAsync(new BatchChanged { Batch = batch.Id.ToString() }, cancellationToken);
        var following = replayed.Where(u => u.Kind == UnitKind.File).Sum(u => plan.FileArrays()[u.Name].Count());
        terminal.Line(FormattableString.Invariant($"{replayed.Count} units of {batch.Id} wait again{(following > 0 ? $"; {following} arrays follow their file" : string.Empty)}."));
        if (store.IsEmbedded)
        {
            terminal.Say("Start 'cycline run' with the same sheet to go on.");
        }

        return ExitCodes.Success;
    }
}
