using System.CommandLine;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Commands;

/// <summary><c>explain</c>: from which inputs a unit's results were made, and what changed since the last revision.</summary>
public static class ExplainCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("explain", "Says from which file, options and artifacts each result of a unit was made, and why it was computed again.");
        var unit = new Option<string>("--unit")
        {
            Description = "An array id, or a unit's key such as pair/R1~P or cohort/cohort.",
            Required = true,
            HelpName = "UNIT"
        };
        var backend = new BackendOptions(command);
        var json = new Option<bool>("--json") { Description = "Print as JSON." };
        command.Options.Add(unit);
        command.Options.Add(json);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
            var explained = await UnitExplanation.OfAsync(store, batch, result.GetRequiredValue(unit), cancellationToken);
            if (result.GetValue(json))
            {
                terminal.Json(explained);
            }
            else
            {
                Say(terminal, explained);
            }

            return ExitCodes.Success;
        }));
        return command;
    }

    private static void Say(Terminal terminal, ExplainedUnit unit)
    {
        terminal.Line($"{unit.Unit}: {unit.State}, attempt {unit.Attempt}");
        if (unit.Failure is { } failure)
        {
            terminal.Line($"  {failure.Problem.Code} at {failure.Stage ?? "settling"}: {failure.Problem.What}");
            terminal.Line($"  where:  {failure.Problem.Where}");
            terminal.Line($"  remedy: {failure.Problem.Remedy}");
        }

        foreach (var (stage, missing) in unit.Unavailable ?? new Dictionary<string, UnitFailure>())
        {
            terminal.Line($"  {stage}: not available, {missing.Problem.Code}: {missing.Problem.What}");
            terminal.Line($"  remedy: {missing.Problem.Remedy}");
        }

        if (unit.Roster is not null)
        {
            terminal.Line($"  roster: {unit.Roster}");
        }

        foreach (var stage in unit.Stages)
        {
            terminal.Line($"  {stage.Stage}");
            terminal.Line($"    artifact: {stage.Artifact}");
            terminal.Line($"    content:  {stage.ContentSha}");
            foreach (var input in stage.Recipe?.Inputs ?? [])
            {
                terminal.Line($"    input:    {input.Role} {input.Id}");
            }

            foreach (var (name, value) in stage.Recipe?.Options ?? [])
            {
                terminal.Line($"    option:   {name} = {value}");
            }

            foreach (var (name, value) in stage.Recipe?.SheetValues ?? [])
            {
                terminal.Line($"    sheet:    {name} = {value}");
            }

            terminal.Line($"    made by:  {stage.Producer.Service} {stage.Producer.Version} on {stage.Producer.Profile}{(stage.Producer.TraceId is null ? string.Empty : ", trace " + stage.Producer.TraceId)}");
            foreach (var change in stage.Changes)
            {
                terminal.Line($"    computed again because {change}");
            }
        }
    }
}
