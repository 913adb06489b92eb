using System.CommandLine;
using System.Globalization;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Ingest.References;

namespace CyclinE.Cli.Commands;

/// <summary><c>reference build SHEET</c> and <c>reference show POOL</c>: pools that are subtracted at probe level.</summary>
public static class ReferenceCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal) =>
        new("reference", "Makes and shows pools of normals, which the sheet's column 'reference' names.") { Build(terminal), Show(terminal) };

    private static Command Build(Terminal terminal)
    {
        var command = new Command("build",
            "Makes a pool of the sheet's arrays of role normal: the median and spread of every probe, and the arrays themselves.");
        var sheet = new Argument<FileInfo>("SHEET") { Description = "A sample sheet, as for 'run'." };
        var output = new Option<FileInfo>("--out") { Description = "The pool's file.", Required = true, HelpName = "FILE" };
        var build = new Option<string?>("--build") { Description = "Genome build where files and sheet do not say it.", HelpName = "BUILD" };
        var fromBatch = new Option<bool>("--from-batch") { Description = "Take the tumours in place of normals: a weaker reference, and labelled so." };
        var set = new Option<string[]>("--set")
        {
            Description = "An option of ingest as ingest-array.OPTION=VALUE; repeatable.",
            DefaultValueFactory = _ => [],
            HelpName = "STAGE.OPTION=VALUE"
        };
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        command.Arguments.Add(sheet);
        foreach (var option in new Option[] { output, build, fromBatch, set, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, [], () => Task.FromResult(BuildPool(
            terminal,
            new SheetRequest
            {
                Sheet = result.GetRequiredValue(sheet),
                Build = result.GetValue(build),
                Set = result.GetValue(set) ?? [],
                WithoutReferences = true
            },
            result.GetRequiredValue(output),
            result.GetValue(fromBatch),
            result.GetValue(json),
            cancellationToken))));
        return command;
    }

    private static int BuildPool(Terminal terminal, SheetRequest request, FileInfo output, bool fromBatch, bool json, CancellationToken cancellationToken)
    {
        var reading = PoolReading.Read(request, fromBatch, terminal, cancellationToken);
        if (reading is null)
        {
            return ExitCodes.InvalidInput;
        }

        var temporary = output.FullName + ".tmp";
        using (var file = File.Create(temporary))
        {
            reading.Write(file);
        }

        File.Move(temporary, output.FullName, overwrite: true);
        Say(terminal, output, reading, json);
        return ExitCodes.Success;
    }

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "Says what is in a pool.");
        var pool = new Argument<FileInfo>("POOL") { Description = "A pool made by 'reference build'." };
        var json = new Option<bool>("--json") { Description = "Print it as JSON." };
        command.Arguments.Add(pool);
        command.Options.Add(json);
        command.SetAction((result, _) => Errors.GuardAsync(terminal, [], () =>
        {
            var file = result.GetRequiredValue(pool);
            using var stream = NamedFile.Open(file, "missing-file", "The file is not there.", "Name a pool.");
            Say(terminal, file, ReferencePool.Read(stream, file.Name), result.GetValue(json));
            return Task.FromResult(ExitCodes.Success);
        }));
        return command;
    }

    private static void Say(Terminal terminal, FileInfo file, ReferencePool pool, bool json)
    {
        var facts = pool.Facts;
        var spreads = pool.Spread.Where(float.IsFinite).Order().ToList();
        double? Spread(double probability) => spreads.Count == 0 ? null : spreads[(int)(probability * (spreads.Count - 1))];
        var without = facts.Probes - spreads.Count;
        if (json)
        {
            terminal.Json(new { file = file.Name, pool = facts, withoutReference = without, medianSpread = Spread(0.5), highSpread = Spread(0.95) });
            return;
        }

        terminal.Line($"file       {file.Name}");
        terminal.Line($"kind       {(facts.FromBatch ? "arrays of the batch: a weaker reference than normals" : "normals")}");
        terminal.Line($"platform   {facts.Format}, {facts.Platform ?? "not named"}");
        terminal.Line($"build      {facts.Build}");
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"probes     {facts.Probes:N0}, {without:N0} of them without a reference; probe set {facts.ProbeSet[..12]}"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"spread     median {Spread(0.5):0.000}, 95% below {Spread(0.95):0.000} (log2)"));
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"arrays     {facts.Members.Count}"));
        foreach (var member in facts.Members)
        {
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"           {member.Name}  DLRS {member.Dlrs:0.000}"));
        }
    }
}
