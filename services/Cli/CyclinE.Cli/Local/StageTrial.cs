using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Stages;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;
using CyclinE.Contracts.Plans;
using CyclinE.External.Worker.Description;
using CyclinE.External.Worker.Exchange;
using CyclinE.External.Worker.Running;
using CyclinE.Genomics.Input;
using CyclinE.Hosting;

namespace CyclinE.Cli.Local;

/// <summary>Runs a stage of one's own once on a batch that has ended, with what the plan would give it; nothing is stored.</summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="store">The folder of the run.</param>
/// <param name="folder">The stage.</param>
public sealed class StageTrial(Terminal terminal, Backend store, StageFolder folder)
{
    private const int MostLines = 20;

    /// <summary>Runs it on a unit of the newest batch.</summary>
    /// <param name="name">The unit; null for the first one with all that the stage reads.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<int> RunAsync(string? name, CancellationToken cancellationToken)
    {
        var batch = await store.FindBatchAsync(null, cancellationToken);
        var plan = With(await store.Ledger.FindPlanAsync(batch.PlanId, cancellationToken)
            ?? throw new InvalidOperationException($"Plan {batch.PlanId} is not in the ledger."));
        var units = await store.Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString() }, cancellationToken);
        var unit = name is null ? units.FirstOrDefault(u => HasAll(plan, u)) : NamedUnit.Find(batch.Id, units, name);
        if (unit is null || !HasAll(plan, unit))
        {
            throw new UsageException(
                $"{(unit is null ? $"No {folder.Definition.Unit.ToString().ToLowerInvariant()} of {batch.Id}" : unit.Id.Key)} has all that {folder.Definition.Name} reads: {string.Join(", ", folder.File.After)}.");
        }

        var roster = unit.Roster is { } id ? await store.Ledger.FindRosterAsync(id, cancellationToken) : null;
        var input = await ToolInput.ReadAsync(new StageInput(
            plan, folder.Definition, unit.Id, unit.Results.ToDictionary(r => r.Key, r => r.Value.Id, StringComparer.Ordinal), roster, null, null, null,
            store.Artifacts, new ProbeSets(store.Artifacts), ProducerProfile.Of("cli"), cancellationToken));
        var scratch = Directory.CreateTempSubdirectory($"cycline-{folder.Definition.Name}-").FullName;
        terminal.Say($"{unit.Id.Key} in {scratch}: in/, out/ and its files stay there");
        try
        {
            Show(new ToolRun(folder).ComputeIn(scratch, input, cancellationToken));
            return ExitCodes.Success;
        }
        catch (ToolFailedException exception)
        {
            throw new InvalidInputException("stage-failed", exception.Message, scratch, "Start its command in that folder to see what it does.");
        }
    }

    private void Show(StageOutput output)
    {
        terminal.Line(FormattableString.Invariant($"document: {output.Draft.Document.Length} bytes"));
        foreach (var table in folder.File.Tables)
        {
            var rows = output.Draft.Columns.First(c => c.Name == table.ArtifactColumn).ToTexts();
            terminal.Line(FormattableString.Invariant($"{table.Name}: {rows.Length} rows"));
            terminal.Line("  " + string.Join('\t', table.Columns.Select(c => c.Name)));
            foreach (var row in rows.Take(MostLines))
            {
                terminal.Line("  " + row);
            }
        }

        foreach (var column in output.Draft.Columns.Where(c => !c.Name.StartsWith("table/", StringComparison.Ordinal)))
        {
            terminal.Line(FormattableString.Invariant($"column {column.Name}: {column.Bytes.Length} bytes of {column.Type}"));
        }
    }

    private bool HasAll(Plan plan, UnitRow unit) =>
        unit.Id.Kind == folder.Definition.Unit
        && folder.File.After.All(a => plan.FindStage(a) is { } stage && (stage.Unit != unit.Id.Kind || unit.Results.ContainsKey(a)));

    private Plan With(Plan plan) => new()
    {
        Name = plan.Name,
        Build = plan.Build,
        Synthetic = plan.Synthetic,
        Stages =
        [
            .. plan.Stages.Where(s => s.Definition.Name != folder.Definition.Name),
            new PlanStage { Definition = folder.Definition, Options = new SortedDictionary<string, string>(StringComparer.Ordinal) },
        ],
        Arrays = plan.Arrays,
        Pairs = plan.Pairs,
        Cohort = plan.Cohort,
        Tables = plan.Tables,
    };
}
