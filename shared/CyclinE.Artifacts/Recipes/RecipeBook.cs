using System.Globalization;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Recipes;

/// <summary>Writes the recipe of a stage for a unit of a plan: used alike by the stage runner and by a dry run.</summary>
public static class RecipeBook
{
    private const string None = "none";

    /// <summary>The recipe of a stage.</summary>
    /// <param name="plan">The frozen plan.</param>
    /// <param name="stage">The stage within it.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="fileSha">Hash of the raw file, for stages that read one.</param>
    /// <param name="results">Artifact ids of earlier stages of this unit, by stage.</param>
    /// <param name="roster">The unit's roster, for stages that read one.</param>
    /// <param name="referenceSha">Hash of the raw file of the array's reference; null where its row names none.</param>
    /// <exception cref="InvalidOperationException">An input that the stage declares is not there.</exception>
    public static Recipe Write(
        Plan plan, PlanStage stage, UnitId unit, string? fileSha, IReadOnlyDictionary<string, string> results, string? roster,
        string? referenceSha = null)
    {
        var definition = stage.Definition;
        var inputs = new List<RecipeInput>(definition.Inputs.Count);
        foreach (var role in definition.Inputs)
        {
            var ofRow = role == StageDefinition.ReferenceInput || role.StartsWith(StageDefinition.SheetTablePrefix, StringComparison.Ordinal);
            var id = role switch
            {
                StageDefinition.FileInput => fileSha,
                StageDefinition.RosterInput => roster,
                StageDefinition.ToolInput => definition.Tool?.Sha,
                StageDefinition.ReferenceInput => referenceSha,
                _ when ofRow => plan.SheetTable(plan.Array(unit.Name), role[StageDefinition.SheetTablePrefix.Length..]),
                _ when role.StartsWith(StageDefinition.TablePrefix, StringComparison.Ordinal) =>
                    plan.Tables.GetValueOrDefault(role[StageDefinition.TablePrefix.Length..], None),
                _ => results.GetValueOrDefault(role) ?? (IsHandedPast(plan, role, results) ? None : null),
            };
            if (id is null && ofRow)
            {
                continue; // The row names none.
            }

            inputs.Add(new RecipeInput(role, id ?? throw new InvalidOperationException($"{unit}: {definition.Name} needs {role}, which is not there.")));
        }

        if (ReferenceOf(plan, definition, unit) is { } reference && plan.SheetTable(reference, "probes") is { } probes)
        {
            inputs.Add(new RecipeInput("reference-file/probes", probes));
        }

        return new Recipe
        {
            Stage = definition.Name,
            AlgorithmVersion = definition.Version,
            Options = stage.Options,
            SheetValues = SheetValues(plan, definition, unit),
            Inputs = inputs,
        };
    }

    private static PlanArray? ReferenceOf(Plan plan, StageDefinition definition, UnitId unit) =>
        definition.Inputs.Contains(StageDefinition.ReferenceInput) ? plan.ReferenceOf(plan.Array(unit.Name)) : null;

    /// <summary>True for a stage that the unit did not need, because a split file handed in the result of one that follows.</summary>
    private static bool IsHandedPast(Plan plan, string stage, IReadOnlyDictionary<string, string> results) =>
        plan.Stages.FirstOrDefault(s => s.Definition.Name == stage) is { } own && plan.IsPassed(own.Definition, name => results.GetValueOrDefault(name));

    private static SortedDictionary<string, string> SheetValues(Plan plan, StageDefinition definition, UnitId unit)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (definition.SheetColumns.Count == 0)
        {
            return values;
        }

        if (unit.Kind == UnitKind.Array)
        {
            Add(plan.Array(unit.Name), string.Empty);
            if (ReferenceOf(plan, definition, unit) is { } reference)
            {
                Add(reference, "reference/"); // How its file is read decides what is subtracted.
            }

            return values;
        }

        if (unit.Kind == UnitKind.File)
        {
            // A file is split for all of its samples: which arrays the sheet takes of it does not matter, what they say of it does.
            foreach (var column in definition.SheetColumns)
            {
                var said = plan.FileArrays()[unit.Name].Select(a => a.Value(column)).OfType<string>().Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal).ToList();
                if (said.Count > 0)
                {
                    values[column] = string.Join(' ', said);
                }
            }

            return values;
        }

        IEnumerable<PlanArray> members = unit.Kind switch
        {
            UnitKind.Pair => plan.Pairs.Where(p => p.Name == unit.Name).SelectMany(p => new[] { plan.Array(p.Resistant), plan.Array(p.Parental) }),
            _ => plan.Arrays,
        };
        foreach (var array in members)
        {
            Add(array, array.Name + "/");
        }

        if (unit.Kind == UnitKind.Cohort && plan.Cohort is { } cohort)
        {
            values["min-arrays"] = cohort.MinArrays.ToString(CultureInfo.InvariantCulture);
        }

        return values;

        void Add(PlanArray array, string prefix)
        {
            foreach (var column in definition.SheetColumns)
            {
                if (array.Value(column) is { } value)
                {
                    values[prefix + column] = value;
                }
            }
        }
    }
}
