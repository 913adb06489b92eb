using System.CommandLine;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Contracts;
using CyclinE.Messaging.Transport;

namespace CyclinE.Cli.Commands;

/// <summary><c>submit</c>: hands a sheet to a deployment.</summary>
public static class SubmitCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("submit", "Hands a sheet to the deployment that CYCLINE__Mongo and CYCLINE__RabbitMq name.");
        var sheet = new SheetOptions(command);
        var root = new Option<string>("--root")
        {
            Description = "Named root below which the workers see the array files.",
            DefaultValueFactory = _ => "inputs",
            HelpName = "NAME"
        };
        var rootFolder = new Option<DirectoryInfo?>("--root-folder")
        {
            Description = "That root as this machine sees it; the sheet's folder by default.",
            HelpName = "DIR"
        };
        var wait = new Option<bool>("--wait") { Description = "Follow the batch until it has ended." };
        var output = new Option<DirectoryInfo?>("--out") { Description = "With --wait: folder for the result files.", HelpName = "DIR" };
        var strict = new Option<bool>("--strict") { Description = "Count exclusions as failures (exit code 20)." };
        foreach (var option in new Option[] { root, rootFolder, wait, output, strict })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, () => SubmitAsync(
            terminal, sheet.Read(result), result.GetRequiredValue(root), result.GetValue(rootFolder)?.FullName,
            result.GetValue(wait), result.GetValue(output)?.FullName, result.GetValue(strict), cancellationToken)));
        return command;
    }

    private static async Task<int> SubmitAsync(
        Terminal terminal, SheetRequest request, string root, string? rootFolder, bool wait, string? output, bool strict, CancellationToken cancellationToken)
    {
        if (output is not null && !wait)
        {
            throw new UsageException("--out needs --wait: without it the results are not there yet. Use 'cycline export' later.");
        }

        await using var store = Backend.Deployment();
        var workers = await store.Ledger.ListWorkersAsync(DateTime.UtcNow.AddSeconds(-30), cancellationToken);
        request = request with
        {
            Announced = [.. workers.SelectMany(w => w.Stages)],
            FilesMayBeElsewhere = rootFolder is null && !store.Roots.ContainsKey(root),
        };
        var folder = rootFolder ?? store.Roots.GetValueOrDefault(root) ?? request.Folder;
        // As with 'run', paths are below the sheet's folder, where that lies within the root.
        var below = RootPath.Below(folder, request.Folder);
        var planned = PlanMaker.Make(request, new RootedFiles(new Dictionary<string, string> { [root] = below is null ? folder : request.Folder }), root)
            .Below(below ?? string.Empty);
        if (!planned.Say(terminal))
        {
            return ExitCodes.InvalidInput;
        }

        if (!workers.Any(w => w.Roots.Contains(root)))
        {
            terminal.Say($"warning: no ingest worker has announced the root '{root}' in the last 30 s; announced: {string.Join(", ", workers.SelectMany(w => w.Roots).Distinct().DefaultIfEmpty("none"))}.");
        }

        foreach (var stage in planned.Plan.Stages.Select(s => s.Definition).Where(s => s.Tool is not null && !workers.Any(w => w.Queues.Contains(s.Queue))))
        {
            terminal.Say($"warning: no worker has announced {stage.Queue} in the last 30 s; start one with this folder in CYCLINE__Stages, after 'cycline topology apply --stages'.");
        }

        await planned.StoreTablesAsync(store.Artifacts, cancellationToken);
        var batch = await store.Ledger.AcceptAsync(planned.Plan, cancellationToken);
        terminal.Line(batch.Id.ToString());
        try
        {
            await store.TellAsync(new BatchSubmitted { Batch = batch.Id.ToString() }, cancellationToken);
        }
        catch (BrokerUnavailableException)
        {
            terminal.Say($"{batch.Id} is stored and will run: Batches finds it in the ledger once the broker answers. It need not be submitted again.");
            throw;
        }

        foreach (var older in (await store.Ledger.ListOpenBatchesAsync(cancellationToken)).Where(b => b.Id.Name == batch.Id.Name
            && b.Id.Revision < batch.Id.Revision))
        {
            terminal.Say($"{older.Id} is still open and runs to its end; to stop it: cycline cancel {older.Id}");
        }

        if (!wait)
        {
            terminal.Say($"Watch it with: cycline status {batch.Id} --follow");
            return ExitCodes.Success;
        }

        return await WaitAsync(terminal, store, batch, output, strict, cancellationToken);
    }

    private static async Task<int> WaitAsync(
        Terminal terminal, Backend store, BatchRow batch, string? output, bool strict, CancellationToken cancellationToken)
    {
        try
        {
            await new BatchFollower(store.Ledger, terminal, TimeProvider.System).FollowAsync(batch.Id, quiet: false, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            terminal.Say($"Detached; the batch goes on. Come back with: cycline status {batch.Id} --follow");
            throw;
        }

        batch = await store.Ledger.FindBatchAsync(batch.Id, cancellationToken) ?? batch;
        return output is null
            ? await StatusCommand.SayAsync(terminal, store, batch, json: false, cancellationToken)
            : await ExportCommand.WriteAsync(terminal, store, batch, output, strict, cancellationToken);
    }
}
