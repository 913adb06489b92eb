using System.CommandLine;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Commands;

/// <summary><c>export</c>: the files that a run leaves, from the store.</summary>
public static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("export", "Writes the tables and the report of a batch; the same files that 'run' leaves.");
        var backend = new BackendOptions(command);
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for the files.", Required = true, HelpName = "DIR" };
        var strict = new Option<bool>("--strict") { Description = "Count exclusions as failures (exit code 20)." };
        var allGenes = new Option<bool>("--all-genes") { Description = "Also write genes-all.tsv.gz: every gene of the table in every array." };
        var cbioportal = new Option<bool>("--cbioportal") { Description = "Also write the folder cbioportal: a study that cBioPortal's importer reads." };
        command.Options.Add(output);
        command.Options.Add(allGenes);
        command.Options.Add(cbioportal);
        command.Options.Add(strict);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
            return await WriteAsync(
                terminal, store, batch, result.GetRequiredValue(output).FullName, result.GetValue(strict), cancellationToken, result.GetValue(allGenes),
                result.GetValue(cbioportal));
        }));
        return command;
    }

    /// <summary>Writes the files and says the law.</summary>
    public static async Task<int> WriteAsync(
        Terminal terminal, Backend store, BatchRow batch, string folder, bool strict, CancellationToken cancellationToken, bool allGenes = false,
        bool cbioportal = false)
    {
        OutputFolder.Make(folder);
        BatchResults results;
        try
        {
            results = await new ResultsReader(store.Ledger, store.Artifacts).ReadAsync(batch, BatchFacts.Of(batch), cancellationToken);
            await ResultFiles.WriteAsync(results with { AllGenes = allGenes, CBioPortal = cbioportal }, folder, cancellationToken);
        }
        catch (UnreadableArtifactException exception)
        {
            return await DamageLines.ExplainAsync(terminal, store, batch, exception, cancellationToken);
        }

        Conclusion.Say(terminal, results, folder);
        return Conclusion.ExitCode(results, strict);
    }
}
