using System.CommandLine;
using CyclinE.Artifacts;

namespace CyclinE.Cli;

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
        var planned = PlanMaker.Make(request, files, LocalPipeline.SheetRoot);
        if (json)
        {
            terminal.Json(planned.Problems);
            return planned.IsValid ? ExitCodes.Success : ExitCodes.InvalidInput;
        }

        planned.Say(terminal);
        terminal.Line(planned.IsValid
            ? FormattableString.Invariant($"valid: {planned.Plan.Arrays.Count} arrays, {planned.Plan.Pairs.Count} pairs, {(planned.Plan.Cohort is null ? "no cohort" : "a cohort")}; {planned.Warnings.Count} warnings")
            : FormattableString.Invariant($"not valid: {planned.Problems.Count - planned.Warnings.Count} errors, {planned.Warnings.Count} warnings"));
        return planned.IsValid ? ExitCodes.Success : ExitCodes.InvalidInput;
    }
}
