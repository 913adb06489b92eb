using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Results.Files;
using CyclinE.Messaging.Runner;

namespace CyclinE.Cli.Results;

/// <summary>
/// Says what a run would compute and what it would reuse, by writing the same recipes as the stage runner. Where an
/// earlier stage would be computed, all that stands on it is counted as computed.
/// </summary>
public static class DryRun
{
    /// <summary>Prints one line per stage and unit that would be computed, and the sums.</summary>
    public static async Task<int> SayAsync(
        Terminal terminal, Plan plan, IInputFiles files, IArtifactStore artifacts, bool json, CancellationToken cancellationToken)
    {
        var steps = await PlanAsync(plan, files, artifacts, cancellationToken);
        if (json)
        {
            terminal.Json(steps);
            return ExitCodes.Success;
        }

        foreach (var step in steps.Where(s => s.Action != "reuse"))
        {
            terminal.Line($"{step.Action,-8} {step.Stage,-14} {step.Unit}{(step.Why is null ? string.Empty : "  (" + step.Why + ")")}");
        }

        terminal.Line(FormattableString.Invariant(
            $"dry run: {steps.Count(s => s.Action == "compute")} to compute, {steps.Count(s => s.Action == "reuse")} reused, {steps.Count(s => s.Action == "fail")} would fail"));
        return ExitCodes.Success;
    }

    /// <summary>Every stage of every unit with what would be done.</summary>
    public static async Task<IReadOnlyList<DryRunStep>> PlanAsync(Plan plan, IInputFiles files, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        var steps = new List<DryRunStep>();
        var ends = new Dictionary<string, RosterEntry?>(StringComparer.Ordinal);
        var rows = BatchUnits.Of(plan, new BatchId(plan.Name, 1).ToString(), DateTime.UnixEpoch);
        foreach (var row in rows)
        {
            ends[row.Id.Key] = await UnitAsync(plan, row, rows, ends, steps, files, artifacts, cancellationToken);
        }

        return steps;
    }

    /// <summary>The unit's end where all of it is in the store already; null where something would be computed.</summary>
    private static async Task<RosterEntry?> UnitAsync(
        Plan plan, UnitRow row, IReadOnlyList<UnitRow> rows, Dictionary<string, RosterEntry?> ends, List<DryRunStep> steps,
        IInputFiles files, IArtifactStore artifacts, CancellationToken cancellationToken)
    {
        if (!row.IsOpen)
        {
            steps.Add(new DryRunStep(row.Id.Key, "-", "exclude", row.Failure?.Problem.What, null));
            return Roster.Entry(plan, row.Id, row.State, row.Failure?.Problem.Code, row.Results);
        }

        string? rosterId = null;
        var unknown = false;
        var results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal);
        if (!row.IsRoot && row.Id.Kind == UnitKind.Array)
        {
            // Its file is its only need.
            var file = ends[new UnitId(row.Id.Batch, UnitKind.File, plan.Array(row.Id.Name).File!).Key];
            unknown = file is null;
            if (file is { State: not UnitState.Split })
            {
                return Roster.Entry(plan, row.Id, UnitState.Failed, file.Reason, results);
            }

            try
            {
                results = file is null
                    ? results
                    : FileIndexes.HandIn((await artifacts.ReadAsync(file.Results[StageTable.SplitFile.Name], cancellationToken)).Document<FileIndex>(),
                        plan.Array(row.Id.Name));
            }
            catch (InvalidInputException exception)
            {
                steps.Add(new DryRunStep(row.Id.Key, StageTable.SplitFile.Name, "fail", exception.Message, null));
                return Roster.Entry(plan, row.Id, UnitState.Failed, exception.Problem.Code, results);
            }
        }
        else if (!row.IsRoot)
        {
            var needs = rows.Where(r => r.NeededBy.Contains(row.Id.Key)).ToList();
            unknown = needs.Any(n => ends[n.Id.Key] is null);
            rosterId = unknown ? null : new Roster { Entries = [.. needs.Select(n => ends[n.Id.Key]!).OrderBy(e => e.Key, StringComparer.Ordinal)] }.Id();
        }

        foreach (var stage in plan.RequiredStages(row.Id.Kind).Concat(plan.OtherStages(row.Id.Kind))
            .Where(s => !results.ContainsKey(s.Name) && !plan.IsPassed(s, name => results.GetValueOrDefault(name)?.Id)
                && !plan.LacksInput(s, name => results.GetValueOrDefault(name)?.Id)).ToList())
        {
            string? id = null;
            if (stage.Required ? !unknown : HasInputs(plan, stage, results, rosterId))
            {
                try
                {
                    var sha = !stage.Inputs.Contains(StageDefinition.FileInput) ? null
                        : results.GetValueOrDefault(StageTable.SplitFile.Name)?.Id ?? RawFile.Read(files, plan, row.Id).Sha;
                    var reference = RawFile.OfReference(files, plan, stage, row.Id)?.Sha;
                    id = RecipeBook.Write(plan, plan.Stage(stage.Name), row.Id, sha, results.ToDictionary(r => r.Key, r => r.Value.Id), rosterId,
                        reference).Id();
                }
                catch (InvalidInputException exception)
                {
                    steps.Add(new DryRunStep(row.Id.Key, stage.Name, "fail", exception.Message, null));
                    return Roster.Entry(plan, row.Id, UnitState.Failed, exception.Problem.Code, results);
                }
            }

            var (manifest, damage) = id is null ? (null, null) : await FindAsync(artifacts, id, cancellationToken);
            steps.Add(new DryRunStep(row.Id.Key, stage.Name, manifest is null ? "compute" : "reuse", damage, id));
            if (manifest is null)
            {
                unknown |= stage.Required;
                continue;
            }

            results[stage.Name] = manifest.ToRef();
            if (StageOutput.ExclusionOf(manifest) is { } exclusion)
            {
                return Roster.Entry(plan, row.Id, UnitState.Excluded, exclusion.Code, results);
            }
        }

        return unknown ? null : Roster.Entry(plan, row.Id, row.Id.Kind.Success(), null, results);
    }

    /// <summary>Whether all that a stage which is not required reads of its unit is in the store.</summary>
    private static bool HasInputs(Plan plan, StageDefinition stage, SortedDictionary<string, ArtifactRef> results, string? rosterId) =>
        stage.Inputs.All(i => i == StageDefinition.RosterInput ? rosterId is not null : plan.FindStage(i) is null || results.ContainsKey(i));

    private static async Task<(ArtifactManifest? Manifest, string? Damage)> FindAsync(IArtifactStore artifacts, string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await artifacts.FindAsync(id, cancellationToken), null);
        }
        catch (UnreadableArtifactException exception)
        {
            return (null, "what is stored is damaged: " + exception.Damage);
        }
    }
}

/// <summary>What a run would do at one stage of one unit.</summary>
/// <param name="Unit">The unit's key.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Action">compute, reuse, fail or exclude.</param>
/// <param name="Why">The reason, where there is one.</param>
/// <param name="ArtifactId">The recipe's id; null where it depends on something that would be computed.</param>
public sealed record DryRunStep(string Unit, string Stage, string Action, string? Why, string? ArtifactId);
