using System.CommandLine;
using System.Globalization;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.External.Worker.Description;
using CyclinE.External.Worker.Running;
using CyclinE.Messaging.Topology;

namespace CyclinE.Cli.Commands;

/// <summary><c>stage</c>: stages of one's own, from an empty folder to one that runs.</summary>
public static class StageCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "The stage's folder, with its stage.json." };
        var check = new Command("check", "Says what a stage is, or what is wrong with its description.") { folder };
        check.SetAction((result, _) => Errors.GuardAsync(terminal, [], () => Task.FromResult(Check(terminal, result.GetRequiredValue(folder)))));

        var name = new Argument<string>("NAME") { Description = "The stage's name, which is also its folder's." };
        var language = new Option<string>("--language") { Description = "r, python, or csharp for a project with a worker of its own.", DefaultValueFactory = _ => "python", HelpName = "LANGUAGE" };
        language.AcceptOnlyFromAmong("r", "python", NewStage.CSharp);
        var create = new Command("new", "Writes a folder with a stage that runs: an example to change.") { name, language };
        create.SetAction((result, _) => Errors.GuardAsync(terminal, [], () => Task.FromResult(
            New(terminal, result.GetRequiredValue(name), result.GetRequiredValue(language)))));

        var run = new Option<DirectoryInfo>("--in") { Description = "Folder of a 'cycline run' that has ended.", Required = true, HelpName = "DIR" };
        var unit = new Option<string?>("--unit") { Description = "An array, or a unit's key such as pair/R1~P; the first one with all that it reads by default.", HelpName = "UNIT" };
        var test = new Command("test", "Runs a stage once on a batch that has ended, shows what came out, and keeps the folder that it ran in.") { folder, run, unit };
        test.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, () => TestAsync(
            terminal, result.GetRequiredValue(folder), result.GetRequiredValue(run).FullName, result.GetValue(unit), cancellationToken)));

        var schema = new Command("schema", "Prints the JSON Schema of stage.json.");
        schema.SetAction(_ =>
        {
            terminal.Line(StageSchema.Text().TrimEnd());
            return ExitCodes.Success;
        });
        return new Command("stage", "Stages of your own: makes, checks and tries one.") { check, create, test, schema };
    }

    private static int Check(Terminal terminal, string path)
    {
        foreach (var folder in Placed(path))
        {
            var (stage, file) = (folder.Definition, folder.File);
            terminal.Line($"{stage.Name} {stage.Version}: {stage.Meaning}, for every {stage.Unit.ToString().ToLowerInvariant()}");
            terminal.Line($"  starts with: {ExchangeNames.Of(stage.Consumes)} in the queue {stage.Queue}");
            terminal.Line($"  reads:       {string.Join(", ", file.After.Concat(file.Columns.Select(c => $"column {c}")))}");
            terminal.Line($"  runs:        {string.Join(' ', file.Command)}{(file.Image is not null || IsThere(file.Command[0]) ? string.Empty : "   (not found on this machine's PATH)")}");
            if (file.Image is { } image)
            {
                terminal.Line($"  image:       {image}");
            }

            terminal.Line($"  hash:        {stage.Tool!.Sha}, of stage.json and {(file.Files.Count == 0 ? "no file" : string.Join(", ", file.Files))}");
            terminal.Line(string.Create(CultureInfo.InvariantCulture, $"  limits:      {file.TimeLimitSeconds} s, {file.MemoryMb} MB of memory, {file.OutputMb} MB of output"));
            foreach (var option in stage.OptionSchema!)
            {
                terminal.Line($"  option:      {option.Name} = {option.Default}   {option.Help}");
            }

            foreach (var table in file.Tables)
            {
                terminal.Line($"  table:       {table.Name}.tsv, a line is {table.Line}: {string.Join(", ", table.Columns.Select(c => c.Name))}");
            }
        }

        if (Confinement.Here.Missing is { } missing)
        {
            terminal.Say($"note: {missing}");
        }

        return ExitCodes.Success;
    }

    private static int New(Terminal terminal, string name, string language)
    {
        var folder = Path.GetFullPath(name);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UsageException($"{folder} is there and not empty: choose another name.");
        }

        if (!StageFolder.IsName(Path.GetFileName(folder)))
        {
            throw new UsageException($"'{Path.GetFileName(folder)}' cannot name a stage: lower-case letters, digits and '-', beginning with a letter.");
        }

        foreach (var (file, text) in NewStage.Files(Path.GetFileName(folder), language))
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        if (language == NewStage.CSharp)
        {
            terminal.Line($"{folder}: its README.md says how it is tested and run; its packages are those of 'dotnet pack' of this version (docs/adding-a-stage.md).");
            return ExitCodes.Success;
        }

        Placed(folder);
        terminal.Line($"{folder}: try it with 'cycline stage test {name} --in RESULTS', take it in with 'cycline run SHEET --out RESULTS --stages {name}'.");
        return ExitCodes.Success;
    }

    private static async Task<int> TestAsync(Terminal terminal, string path, string run, string? unit, CancellationToken cancellationToken)
    {
        var folders = Placed(path);
        if (folders.Count != 1)
        {
            throw new UsageException($"{path} holds {folders.Count} stages: name the folder of one.");
        }

        await using var store = Backend.Open(run);
        return await new StageTrial(terminal, store, folders[0]).RunAsync(unit, cancellationToken);
    }

    private static IReadOnlyList<StageFolder> Placed(string path) =>
        new SheetRequest { Sheet = new FileInfo("none"), Stages = [path] }.Catalog().Folders;

    private static bool IsThere(string program) => program.Contains('/')
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(d => File.Exists(Path.Combine(d, program)));
}
