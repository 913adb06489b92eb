using System.CommandLine;
using System.Globalization;
using CyclinE.Cli.Demo;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;
using CyclinE.Portal;
using CyclinE.Simulation.Study;

namespace CyclinE.Cli.Commands;

/// <summary><c>demo</c>: a synthetic study with known truth, from vendor files to the report.</summary>
public static class DemoCommand
{
    private const int Seed = 1;

    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("demo",
            "Writes a synthetic study (one parental and three resistant lines, 34 patients, one bad array) in a vendor's file layout and runs it.");
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "Folder for the study and its results.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("out", "demo")),
            HelpName = "DIR",
        };
        command.Options.Add(output);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, [],
            () => DemoAsync(terminal, result.GetRequiredValue(output).FullName, cancellationToken)));
        return command;
    }

    private static async Task<int> DemoAsync(Terminal terminal, string folder, CancellationToken cancellationToken)
    {
        var study = SyntheticStudy.Create(Seed);
        var files = study.Write(Path.Combine(folder, "study"), cancellationToken);
        terminal.Say(string.Create(CultureInfo.InvariantCulture,
            $"SYNTHETIC study in {Path.Combine(folder, "study")}: {study.Arrays.Count} arrays, {files.Written} files written, {files.Kept} kept"));
        var results = Path.Combine(folder, "results");
        var settings = new RunSettings
        {
            Folder = results,
            AtEnd = async (batch, token) =>
            {
                terminal.Line(string.Empty);
                (await DemoScore.OfAsync(study, batch, token)).Say(terminal);
                if (batch.Run.ArtifactsComputed == 0)
                {
                    terminal.Line("everything was reused from the last run: same files, same options, same versions");
                }
            },
        };
        var request = new SheetRequest { Sheet = new FileInfo(files.Sheet), Name = "demo" };
        var (code, _) = await RunCommand.RunAsync(terminal, request, settings, cancellationToken);
        terminal.Line($"look at it in a browser: cycline portal --in {results}, then {PortalSettings.DefaultListen}/batches/demo");
        return code;
    }
}
