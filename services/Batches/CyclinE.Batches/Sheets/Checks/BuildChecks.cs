using CyclinE.Genomics.Genome;

namespace CyclinE.Batches.Sheets.Checks;

/// <summary>One genome build a sheet. Whether a file says its build is known only when it is read.</summary>
internal static class BuildChecks
{
    public static IEnumerable<SheetProblem> Find(Sheet sheet, ValidationContext context)
    {
        var groups = sheet.Rows
            .Where(r => r.Value(SheetColumns.Build) is not null && r.Value(SheetColumns.Exclude) is null)
            .GroupBy(r => r.Value(SheetColumns.Build)!, StringComparer.Ordinal)
            .ToList();
        var given = context.Build is { Length: > 0 } text ? GenomeBuild.Of(text).Name : null;
        foreach (var group in groups)
        {
            if (given is not null && group.Key != given)
            {
                yield return Error(
                    "build-contradiction", group, $"The sheet says build {group.Key}; {given} was given beside it.",
                    "Give the build in one place, or the same in both.");
            }
            else if (given is null && group.Key != groups[0].Key)
            {
                var (first, line) = (groups[0].Key, groups[0].First().Line);
                yield return Error(
                    "many-builds", group, $"The sheet says build {group.Key} here ({Rows(group.Count())}) and {first} on line {line} ({Rows(groups[0].Count())}).",
                    "A sheet has one build: make a sheet of each, or exclude the rows of one.");
            }
        }

        foreach (var name in groups.Select(g => g.Key).Append(given).OfType<string>().Distinct().Where(n => !GenomeBuild.Of(n).IsKnown && !context.HasGenes))
        {
            var group = groups.Find(g => g.Key == name);
            yield return SheetProblem.Warning(
                "unknown-build", group?.First().Line, group is null ? null : SheetColumns.Build, name,
                $"Of build {name} neither genes nor arms are known (hg18, hg19 and hg38 are): events are called without names of genes.",
                "Give a gene table with --genes, or correct the name.");
        }
    }

    private static SheetProblem Error(string code, IGrouping<string, SheetRow> group, string what, string remedy) =>
        SheetProblem.Error(code, group.First().Line, SheetColumns.Build, group.Key, what, remedy);

    private static string Rows(int count) => count == 1 ? "1 row" : $"{count} rows";
}
