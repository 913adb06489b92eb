using CyclinE.Artifacts.Recipes;

namespace CyclinE.Cli.Results;

/// <summary>What differs between two recipes of one stage, in words.</summary>
public static class RecipeChanges
{
    /// <summary>All differences; none where the artifact was reused.</summary>
    public static IReadOnlyList<string> Between(Recipe before, Recipe after)
    {
        var changes = new List<string>();
        if (before.AlgorithmVersion != after.AlgorithmVersion)
        {
            changes.Add(FormattableString.Invariant($"the algorithm version went from {before.AlgorithmVersion} to {after.AlgorithmVersion}"));
        }

        Compare("option", before.Options, after.Options);
        Compare("sheet value", before.SheetValues, after.SheetValues);
        var older = before.Inputs.ToDictionary(i => i.Role, i => i.Id, StringComparer.Ordinal);
        foreach (var input in after.Inputs.Where(i => older.GetValueOrDefault(i.Role) != i.Id))
        {
            changes.Add($"its input {input.Role} is another one ({Short(older.GetValueOrDefault(input.Role))} → {Short(input.Id)})");
        }

        return changes;

        void Compare(string what, SortedDictionary<string, string> then, SortedDictionary<string, string> now)
        {
            foreach (var name in then.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
            {
                var (old, fresh) = (then.GetValueOrDefault(name), now.GetValueOrDefault(name));
                if (old != fresh)
                {
                    changes.Add($"{what} {name} went from {old ?? "default"} to {fresh ?? "default"}");
                }
            }
        }
    }

    private static string Short(string? id) => id is null ? "none" : id[..Math.Min(12, id.Length)];
}
