using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Results;

/// <summary>From what a unit's results were made: what <c>explain</c> prints and the portal shows.</summary>
public static class UnitExplanation
{
    /// <summary>Reads the recipes of a unit's results and of the revision before.</summary>
    /// <exception cref="UsageException">The batch has no such unit.</exception>
    public static async Task<ExplainedUnit> OfAsync(Backend store, BatchRow batch, string name, CancellationToken cancellationToken)
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
}
