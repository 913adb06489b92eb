using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.Reporting.Model;

namespace CyclinE.Cli.Results;

/// <summary>What the stages left that are not required or bring tables of their own.</summary>
/// <param name="artifacts">Where their results are.</param>
public sealed class StageResultsReader(IArtifactStore artifacts)
{
    /// <summary>Reads them; the rows of tables only when they are asked for.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="units">The batch's units by key.</param>
    public IReadOnlyList<StageResult> Read(Plan plan, IReadOnlyDictionary<string, UnitRow> units)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return
        [
            .. plan.Stages.Select(s => s.Definition).Where(s => !s.Required || s.Tables is { Count: > 0 }).Select(stage => new StageResult
            {
                Stage = stage,
                Units = [.. Units(plan, stage).Select(u => Of(plan, stage, units.GetValueOrDefault(u.Key), u.Names))],
            }),
        ];
    }

    private static IEnumerable<(string Key, string[] Names)> Units(Plan plan, StageDefinition stage) => stage.Unit switch
    {
        UnitKind.Array => plan.Arrays.Select(a => ($"array/{a.Name}", new[] { a.Name })),
        UnitKind.Pair => plan.Pairs.Select(p => ($"pair/{p.Name}", new[] { p.Resistant, p.Parental })),
        UnitKind.Cohort when plan.Cohort is not null => [($"cohort/{PlanCohort.Name}", [])],
        _ => [],
    };

    private StageUnitResult Of(Plan plan, StageDefinition stage, UnitRow? unit, string[] names)
    {
        if (unit is not null && unit.Results.TryGetValue(stage.Name, out var result))
        {
            return new StageUnitResult
            {
                Names = names,
                State = "available",
                LoadRows = async (table, ct) => string.Concat(
                    (await artifacts.ReadColumnAsync(result.Id, table.ArtifactColumn, ct)).ToTexts().Select(line => line + "\n")),
            };
        }

        // An array without a profile passes what reads one; a unit that did not end well has nothing to give.
        var lacks = unit is not null && plan.LacksInput(stage, name => unit.Results.GetValueOrDefault(name)?.Id);
        var failure = unit?.Unavailable?.GetValueOrDefault(stage.Name) ?? unit?.Failure;
        return failure is null && !lacks
            ? new StageUnitResult { Names = names, State = unit?.State == UnitState.Cancelled ? "not available" : "pending" }
            : new StageUnitResult
            {
                Names = names,
                State = "not available",
                IsOwn = lacks || unit?.Unavailable?.ContainsKey(stage.Name) == true,
                Reason = failure?.Problem.Code ?? "no-input",
                What = failure?.Problem.What ?? "It came as segments: what the stage reads was never computed.",
                Remedy = failure?.Problem.Remedy,
            };
    }
}
