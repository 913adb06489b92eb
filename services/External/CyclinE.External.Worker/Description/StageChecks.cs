using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Input;

namespace CyclinE.External.Worker.Description;

/// <summary>What a <c>stage.json</c> has to be beyond its form.</summary>
internal static class StageChecks
{
    private const int MostTables = 20;
    private const int MostColumns = 200;

    // The unit's name stands before the stage's own columns.
    private static readonly string[] OfTheExport = ["array", "resistant", "parental"];

    /// <summary>Throws for the first thing that is wrong.</summary>
    /// <exception cref="InvalidInputException">Something is.</exception>
    public static void Require(StageFile file, string folder, string where)
    {
        Name(file.Name, "name", where);
        if (file.Name.Contains("-v", StringComparison.Ordinal) && StageDefinition.StageOfQueue(file.Name) is not null)
        {
            throw Wrong($"The name '{file.Name}' ends like a version.", where, "Leave the version to 'version'.");
        }

        AtLeastOne(file.Version, "version", where);
        AtLeastOne(file.TimeLimitSeconds, "timeLimitSeconds", where);
        AtLeastOne(file.MemoryMb, "memoryMb", where);
        AtLeastOne(file.OutputMb, "outputMb", where);
        if (file.After.Count == 0)
        {
            throw Wrong("'after' names no stage: there is nothing to read.", where, "Name stages such as segment-array or call-array.");
        }

        if (file.Command.Count == 0 || file.Command.Any(string.IsNullOrWhiteSpace))
        {
            throw Wrong("'command' has no program, or an empty argument.", where, "Such as [\"Rscript\", \"score.R\"].");
        }

        if (file.Image is { } image && !StageFolder.ImageByDigest().IsMatch(image))
        {
            throw Wrong($"The image '{image}' is not named by its digest: a tag may be another image tomorrow.", where,
                "NAME@sha256:DIGEST, as 'docker images --digests' shows it, or the image's id.");
        }

        Files(file, folder, where);
        Unique(file.After, "after", where);
        Unique(file.Columns, "columns", where);
        Unique([.. file.Options.Select(o => o.Name)], "options", where);
        Unique([.. file.Tables.Select(t => t.Name)], "tables", where);
        foreach (var option in file.Options)
        {
            Name(option.Name, "an option's name", where);
            try
            {
                StageFolder.ToOption(option);
            }
            catch (InvalidInputException exception)
            {
                throw Wrong($"The default of option '{option.Name}' does not fit it: {exception.Problem.What}", where, "Change the default, or the limits.");
            }
        }

        if (file.Tables.Count > MostTables)
        {
            throw Wrong($"{file.Tables.Count} tables.", where, $"At most {MostTables}.");
        }

        foreach (var table in file.Tables)
        {
            Table(table, where);
            if (table.InArrays && file.Unit != StageUnit.Array)
            {
                throw Wrong($"The table '{table.Name}' is to stand in arrays.tsv, and the stage is not one of arrays.", where, "Take 'inArrays' out.");
            }
        }
    }

    private static void Files(StageFile file, string folder, string where)
    {
        Unique(file.Files, "files", where);
        foreach (var name in file.Files)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (Path.IsPathRooted(name) || !path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw Wrong($"'{name}' is not in the stage's own folder.", where, "Copy it there and name it relative to the folder.");
            }

            if (!File.Exists(path))
            {
                throw Wrong($"The file '{name}' is not there.", where, "Correct 'files', or put it into the folder.");
            }

            if (name.Split('/')[0] is "in" or "out" or StageFolder.FileName)
            {
                throw Wrong($"'{name}' would stand in the way of in/, out/ or {StageFolder.FileName}.", where, "Rename it.");
            }
        }

        // A script that is run and not named would change without anybody seeing it.
        foreach (var argument in file.Command.Where(a => !Path.IsPathRooted(a) && !file.Files.Contains(a) && File.Exists(Path.Combine(folder, a))))
        {
            throw Wrong($"The command runs '{argument}', which is not among 'files'.", where, "Add it there: its content belongs to the recipe.");
        }
    }

    private static void Table(StageTableSchema table, string where)
    {
        Name(table.Name, "a table's name", where);
        if (table.Columns.Count is 0 or > MostColumns)
        {
            throw Wrong($"The table '{table.Name}' has {table.Columns.Count} columns.", where, $"1 to {MostColumns}.");
        }

        Unique([.. table.Columns.Select(c => c.Name)], $"the columns of '{table.Name}'", where);
        foreach (var column in table.Columns)
        {
            if (column.Name.Length == 0 || column.Name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_'))
            {
                throw Wrong($"'{column.Name}' cannot name a column.", where, "Use lower-case letters, digits and '_', as in segment_mean.");
            }

            if (OfTheExport.Contains(column.Name, StringComparer.Ordinal))
            {
                throw Wrong($"The export writes the column '{column.Name}' itself.", where, $"Leave it out of '{table.Name}'.");
            }
        }
    }

    private static void Name(string name, string what, string where)
    {
        if (!StageFolder.Name().IsMatch(name))
        {
            throw Wrong($"'{name}' cannot be {what}.", where, "Use at most 40 lower-case letters, digits and '-', beginning with a letter.");
        }
    }

    private static void AtLeastOne(int number, string what, string where)
    {
        if (number < 1)
        {
            throw Wrong($"'{what}' is {number}.", where, "Use 1 or more.");
        }
    }

    private static void Unique(IReadOnlyList<string> names, string what, string where)
    {
        if (names.GroupBy(n => n, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw Wrong($"'{twice.Key}' stands twice in {what}.", where, "Name it once.");
        }
    }

    private static InvalidInputException Wrong(string what, string where, string remedy) => new("bad-stage", what, where, remedy);
}
