using System.CommandLine;
using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Cli.Planning;

namespace CyclinE.Cli.Commands;

/// <summary><c>validate SHEET</c>: everything that is wrong with a sheet, at once.</summary>
public static class ValidateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("validate", "Checks a sheet and says everything that is wrong with it at once. Starts nothing.");
        var sheet = new SheetOptions(command);
        var json = new Option<bool>("--json") { Description = "Print the problems as JSON." };
        command.Options.Add(json);
        command.SetAction((result, _) => Errors.GuardAsync(terminal, [], () => Task.FromResult(Validate(terminal, sheet.Read(result), result.GetValue(json)))));
        return command;
    }

    private static int Validate(Terminal terminal, SheetRequest request, bool json)
    {
        var files = new RootedFiles(new Dictionary<string, string> { [LocalPipeline.SheetRoot] = request.Folder });
        var planned = PlanMaker.Make(request, files, LocalPipeline.SheetRoot, lookInside: true);
        if (json)
        {
            terminal.Json(planned.Problems);
            return planned.IsValid ? ExitCodes.Success : ExitCodes.InvalidInput;
        }

        planned.Say(terminal);
        terminal.Line(planned.IsValid
            ? $"valid: {Counted(planned.Plan.Arrays.Count, "array")}, {Counted(planned.Plan.Pairs.Count, "pair")}, {(planned.Plan.Cohort is null ? "no cohort" : "a cohort")}; {Counted(planned.WarningCount, "warning")}"
            : $"not valid: {Counted(planned.Problems.Count - planned.WarningCount, "error")}, {Counted(planned.WarningCount, "warning")}");
        return planned.IsValid ? ExitCodes.Success : ExitCodes.InvalidInput;
    }

    private static string Counted(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? string.Empty : "s")}");
}
