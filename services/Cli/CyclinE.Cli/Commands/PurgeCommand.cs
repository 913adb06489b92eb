using System.CommandLine;
using System.Globalization;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;

namespace CyclinE.Cli.Commands;

/// <summary><c>purge</c>: removes ended batches and what nothing else refers to.</summary>
public static class PurgeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("purge",
            "Says what ended batches and the artifacts that nothing else refers to take, and with --yes removes them. Running batches lose nothing.");
        var folder = new Option<DirectoryInfo?>("--in")
        {
            Description = "Folder of a 'cycline run'. Without it, the deployment that CYCLINE__Mongo and CYCLINE__RabbitMq name.",
            HelpName = "DIR",
        };
        var age = new Option<string?>("--older-than") { Description = "Batches that ended before this long ago, such as 90d or 12h.", HelpName = "TIME" };
        var batch = new Option<string?>("--batch") { Description = "One batch, as name or name@revision.", HelpName = "BATCH" };
        var yes = new Option<bool>("--yes") { Description = "Remove it; without it nothing is removed." };
        var json = new Option<bool>("--json") { Description = "Print the outcome as JSON." };
        foreach (var option in new Option[] { folder, age, batch, yes, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            var (older, named) = (result.GetValue(age), result.GetValue(batch));
            if (older is null == named is null)
            {
                throw new UsageException("Purge what? Give either --older-than TIME, such as 90d, or --batch BATCH.");
            }

            var limit = older is null ? TimeSpan.Zero : Time(older);
            var isDry = !result.GetValue(yes);
            await using var store = Backend.Open(result.GetValue(folder)?.FullName);
            using var alone = isDry || store.Folder is null ? null : FolderLock.Acquire(LocalPipeline.StoreFolder(store.Folder));
            var purge = new Purge(store.Ledger, store.Artifacts, store.Retention);
            var now = DateTime.UtcNow;
            var report = named is null
                ? await purge.OlderThanAsync(now - limit, now, isDry, cancellationToken)
                : await purge.BatchAsync(await store.FindBatchAsync(named, cancellationToken), now, isDry, cancellationToken);
            Say(terminal, report, isDry, result.GetValue(json));
            return ExitCodes.Success;
        }));
        return command;
    }

    private static void Say(Terminal terminal, PurgeReport report, bool isDry, bool json)
    {
        if (json)
        {
            terminal.Json(new
            {
                Removed = !isDry,
                Batches = report.Batches.Select(b => b.ToString()),
                report.Units,
                report.Artifacts,
                report.Bytes,
                report.Orphans,
                report.OrphanBytes,
                report.OpenBatches,
            });
            return;
        }

        foreach (var batch in report.Batches)
        {
            terminal.Line(batch.ToString());
        }

        var verb = isDry ? "would be removed" : "removed";
        terminal.Line(FormattableString.Invariant(
            $"{report.Batches.Count} batches with {report.Units} units, {report.Artifacts} artifacts ({Megabytes(report.Bytes)}) and {report.Orphans} orphans ({Megabytes(report.OrphanBytes)}) {verb}"));
        if (report.OpenBatches > 0)
        {
            terminal.Say(FormattableString.Invariant($"{report.OpenBatches} batches have not ended: what was used within the last hour stays, and orphans do."));
        }

        if (isDry)
        {
            terminal.Say("Nothing was removed. With --yes it is.");
        }
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + " MB";

    private static TimeSpan Time(string text)
    {
        var unit = text.Length == 0 ? ' ' : text[^1];
        if (!double.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > 100_000 || unit is not ('d' or 'h' or 'm'))
        {
            throw new UsageException($"--older-than is '{text}'; expected a number with d, h or m for days, hours or minutes, such as 90d.");
        }

        return unit switch
        {
            'd' => TimeSpan.FromDays(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromMinutes(number),
        };
    }
}
