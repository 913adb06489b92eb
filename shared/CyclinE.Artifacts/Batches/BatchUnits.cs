using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Batches;

/// <summary>All unit rows of a plan, in the order in which they are released.</summary>
public static class BatchUnits
{
    /// <summary>
    /// Expands a plan into rows: files of many samples, arrays, pairs, the cohort. An array of such a file waits for it. An
    /// array that the user excluded has ended already.
    /// </summary>
    public static IReadOnlyList<UnitRow> Of(Plan plan, string batch, DateTime now)
    {
        var rows = new List<UnitRow>(plan.Arrays.Count + plan.Pairs.Count + 1);
        var pairsOf = plan.Pairs
            .SelectMany(p => new[] { (Array: p.Resistant, p.Name), (Array: p.Parental, p.Name) })
            .ToLookup(p => p.Array, p => new UnitId(batch, UnitKind.Pair, p.Name).Key, StringComparer.Ordinal);
        string[] cohort = plan.Cohort is null ? [] : [new UnitId(batch, UnitKind.Cohort, PlanCohort.Name).Key];
        foreach (var file in plan.FileArrays())
        {
            rows.Add(Row(UnitKind.File, file.Key, isRoot: true, [.. file.Select(a => new UnitId(batch, UnitKind.Array, a.Name).Key)]));
        }

        foreach (var array in plan.Arrays)
        {
            var row = Row(UnitKind.Array, array.Name, isRoot: array.File is null, [.. pairsOf[array.Name].Distinct(), .. cohort]);
            rows.Add(array.Exclude is null ? row : row with
            {
                State = UnitState.Excluded,
                EndedAt = now,
                Failure = new UnitFailure
                {
                    Problem = new InputProblem
                    {
                        Code = "excluded-by-hand",
                        What = $"Excluded in the sheet: {array.Exclude}",
                        Where = array.Name,
                        Remedy = "Clear the sheet's column 'exclude' to take it in again.",
                    },
                },
            });
        }

        foreach (var pair in plan.Pairs)
        {
            rows.Add(Row(UnitKind.Pair, pair.Name, isRoot: false, cohort));
        }

        if (plan.Cohort is not null)
        {
            rows.Add(Row(UnitKind.Cohort, PlanCohort.Name, isRoot: false, []));
        }

        return rows;

        UnitRow Row(UnitKind kind, string name, bool isRoot, IReadOnlyList<string> neededBy) => new()
        {
            Id = new UnitId(batch, kind, name),
            PlanId = plan.Id(),
            Sequence = rows.Count,
            State = UnitState.Waiting,
            IsRoot = isRoot,
            NeededBy = neededBy,
            Results = new SortedDictionary<string, ArtifactRef>(StringComparer.Ordinal),
        };
    }
}
