using System.CommandLine;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Reporting.Files;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Commands;

/// <summary><c>report</c>: the page alone, from the store.</summary>
public static class ReportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("report", "Writes the report of a batch, the page that 'run' and 'export' leave, without the tables.");
        var backend = new BackendOptions(command);
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for report.html.", Required = true, HelpName = "DIR" };
        command.Options.Add(output);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
            var folder = result.GetRequiredValue(output).FullName;
            OutputFolder.Make(folder);
            var facts = new RunFacts
            {
                Finished = batch.EndedAt is { } ended ? new DateTimeOffset(DateTime.SpecifyKind(ended, DateTimeKind.Utc)) : null,
                WallSeconds = ((batch.EndedAt ?? DateTime.UtcNow) - batch.AcceptedAt).TotalSeconds,
                Stages = [],
                ArtifactsComputed = 0,
                ArtifactsReused = 0,
            };
            var results = await new ResultsReader(store.Ledger, store.Artifacts).ReadAsync(batch, facts, cancellationToken);
            var written = await ResultFiles.WriteReportAsync(results, folder, cancellationToken);
            terminal.Line($"report: {written[^1]}");
            return ExitCodes.Success;
        }));
        return command;
    }
}
