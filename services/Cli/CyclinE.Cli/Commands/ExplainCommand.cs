using System.CommandLine;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

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
            var explained = await ExplainAsync(store, batch, result.GetRequiredValue(unit), cancellationToken);
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

    private static async Task<ExplainedUnit> ExplainAsync(Backend store, BatchRow batch, string name, CancellationToken cancellationToken)
    {
        var units = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
        var unit = NamedUnit.Find(batch.Id, units, name);
        var before = batch.Id.Revision == 1
            ? null
            : await store.Ledger.FindUnitAsync(unit.Id with { Batch = (batch.Id with { Revision = batch.Id.Revision - 1 }).ToString() }, cancellationToken);
        var stages = new List<ExplainedStage>();
        var plan = await store.Ledger.FindPlanAsync(unit.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {unit.PlanId} is not in the ledger.");
        foreach (var stage in plan.Stages.Select(s => s.Definition).Where(s => unit.Results.ContainsKey(s.Name)))
        {
            var manifest = await store.Artifacts.FindAsync(unit.Results[stage.Name].Id, cancellationToken)
                ?? throw new MissingArtifactException(unit.Results[stage.Name].Id, "its manifest");
            var older = before is not null && before.Results.TryGetValue(stage.Name, out var reference)
                ? await store.Artifacts.FindAsync(reference.Id, cancellationToken)
                : null;
            stages.Add(new ExplainedStage
            {
                Stage = stage.Queue,
                Artifact = manifest.Id,
                ContentSha = manifest.ContentSha,
                Recipe = manifest.Recipe,
                Producer = manifest.Producer,
                Changes = older?.Recipe is { } then && manifest.Recipe is { } now ? RecipeChanges.Between(then, now) : [],
            });
        }

        return new ExplainedUnit
        {
            Unit = unit.Id.ToString(),
            State = unit.State.ToString().ToLowerInvariant(),
            Attempt = unit.Attempt,
            Roster = unit.Roster,
            TraceParent = unit.TraceParent,
            Failure = unit.Failure,
            Unavailable = unit.Unavailable,
            Stages = stages,
        };
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
