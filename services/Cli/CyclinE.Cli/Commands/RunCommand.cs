using System.CommandLine;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Cli.Results;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Commands;

/// <summary><c>run SHEET --out DIR</c>: the whole pipeline in one process.</summary>
public static class RunCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("run",
            "Runs a batch in this process, from the sheet to the report. Started again on the same folder it resumes and reuses what is done.");
        var sheet = new SheetOptions(command);
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder for the results; its store (.cycline) makes a second run fast.",
            Required = true,
            HelpName = "DIR"
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be computed and what reused; compute nothing." };
        var strict = new Option<bool>("--strict") { Description = "Count exclusions as failures (exit code 20)." };
        var allGenes = new Option<bool>("--all-genes") { Description = "Also write genes-all.tsv.gz: every gene of the table in every array." };
        var cbioportal = new Option<bool>("--cbioportal") { Description = "Also write the folder cbioportal: a study that cBioPortal's importer reads." };
        var json = new Option<bool>("--json") { Description = "Print the summary as JSON." };
        var verbose = new Option<bool>("--verbose") { Description = "Log every stage on stderr." };
        var window = new Option<int>("--window") { Description = "Arrays in flight at a time, at least 1.", DefaultValueFactory = _ => 256, HelpName = "N" };
        window.Validators.Add(o =>
        {
            if (o.GetValueOrDefault<int>() < 1)
            {
                o.AddError("--window: at least one array has to be in flight.");
            }
        });
        foreach (var option in new Option[] { output, dryRun, strict, allGenes, cbioportal, json, verbose, window })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () => (await RunAsync(
            terminal,
            sheet.Read(result),
            new RunSettings
            {
                Folder = result.GetRequiredValue(output).FullName,
                DryRun = result.GetValue(dryRun),
                Strict = result.GetValue(strict),
                AllGenes = result.GetValue(allGenes),
                CBioPortal = result.GetValue(cbioportal),
                Json = result.GetValue(json),
                Verbose = result.GetValue(verbose),
                Window = result.GetValue(window),
            },
            cancellationToken)).Code));
        return command;
    }

    /// <summary>Runs a sheet; gives the exit code and, where a batch was run, its results.</summary>
    public static async Task<(int Code, BatchResults? Results)> RunAsync(Terminal terminal, SheetRequest request, RunSettings settings,
        CancellationToken cancellationToken)
    {
        using var work = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // What is registered last is called first: it is said at once, however long the work takes to stop.
        using var heard = cancellationToken.Register(() => terminal.Say("Interrupted: what is under way is being ended."));
        return await RunUntilAsync(terminal, request, settings, work.Token);
    }

    private static async Task<(int Code, BatchResults? Results)> RunUntilAsync(Terminal terminal, SheetRequest request, RunSettings settings,
        CancellationToken cancellationToken)
    {
        var files = new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = request.Folder });
        var planned = PlanMaker.Make(request, files, LocalPipeline.SheetRoot);
        if (!planned.Say(terminal))
        {
            return (ExitCodes.InvalidInput, null);
        }

        OutputFolder.Make(settings.Folder);
        await using var pipeline = LocalPipeline.Open(settings.Folder);
        if (pipeline.Notice is { } notice)
        {
            terminal.Say($"note: {notice}");
        }

        await planned.StoreTablesAsync(pipeline.Artifacts, cancellationToken);
        if (settings.DryRun)
        {
            return (await DryRun.SayAsync(terminal, planned.Plan, files, pipeline.Artifacts, settings.Json, cancellationToken), null);
        }

        try
        {
            var batch = await pipeline.Ledger.AcceptAsync(planned.Plan, cancellationToken);
            await CancelOlderAsync(terminal, pipeline.Ledger, batch, cancellationToken);
            LocalPipeline.Remember(settings.Folder, request.Folder, planned.Stages);
            if (!settings.Json)
            {
                terminal.Say($"batch {batch.Id}: {planned.Plan.Arrays.Count} arrays, {planned.Plan.Pairs.Count} pairs{(planned.Plan.Cohort is null ? string.Empty : ", a cohort")}");
            }

            settings = settings with { Stages = planned.Stages };
            var (code, results) = await new LocalBatch(terminal, pipeline, files, settings).RunAsync(batch, planned.Warnings, cancellationToken);
            if (results is not null && settings.AtEnd is { } atEnd)
            {
                await atEnd(results, cancellationToken);
            }

            return (code, results);
        }
        catch (OperationCanceledException)
        {
            terminal.Say("What is done is kept. Start the same command again to go on.");
            throw;
        }
    }

    /// <summary>One folder, one question at a time: an older revision that is still open gives way.</summary>
    private static async Task CancelOlderAsync(Terminal terminal, ILedger ledger, BatchRow batch, CancellationToken cancellationToken)
    {
        foreach (var older in await ledger.ListOpenBatchesAsync(cancellationToken))
        {
            if (older.Id.Name == batch.Id.Name && older.Id.Revision < batch.Id.Revision)
            {
                await ledger.TryReplaceBatchAsync(older with { State = BatchState.Cancelling, CancelRequested = true }, cancellationToken);
                terminal.Say($"{older.Id} had not ended and is cancelled; what it computed is reused.");
            }
        }
    }
}
