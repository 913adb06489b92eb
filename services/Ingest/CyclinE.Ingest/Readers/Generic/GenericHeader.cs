using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>The line that names a generic table's columns.</summary>
internal static class GenericHeader
{
    private static readonly char[] Delimiters = ['\t', ',', ';'];
    private static readonly char[] Refused = [' ', '|'];

    /// <summary>True if a line could be the header: cells have names that this table knows.</summary>
    /// <param name="line">The line.</param>
    /// <param name="atLeast">How many; between spaces, as in prose, at least two.</param>
    public static bool Recognises(ReadOnlySpan<byte> line, int atLeast)
    {
        var text = SourceText.Decode(line);
        return Delimiters.Any(d => Known(text, d) >= atLeast) || Refused.Any(d => Known(text, d) >= Math.Max(2, atLeast));
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidInputException">A needed column is missing or stands twice, or the delimiter is another.</exception>
    public static TableHeader Parse(ReadOnlySpan<byte> line, LineReader lines)
    {
        var text = SourceText.Decode(line);
        var delimiter = Delimiters.MaxBy(d => Known(text, d));
        var other = Refused.MaxBy(d => Known(text, d));
        if (Known(text, other) > Math.Max(1, Known(text, delimiter)))
        {
            throw new InvalidInputException(
                "wrong-delimiter",
                $"The header's columns are separated by '{other}': expected tab, comma or semicolon.",
                lines.Here().ToString(),
                "Export the table with tabs, commas or semicolons between columns.");
        }

        string[] titles = [.. Split(text, delimiter)];
        var columns = new int[TableColumn.Titles.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = Find(column, titles, lines);
        }

        RequireColumns(columns, titles, lines);
        return new TableHeader((byte)delimiter, titles, columns);
    }

    private static IEnumerable<string> Split(string text, char delimiter) =>
        text.Split(delimiter).Select(title => title.Trim().Trim('"'));

    private static int Known(string text, char delimiter) =>
        Split(text, delimiter).Count(title => TableColumn.IsAny(TableColumn.Normalise(title)));

    private static int Find(int column, string[] titles, LineReader lines)
    {
        var ranked = titles
            .Select((title, index) => (Index: index, Name: TableColumn.Normalise(title), Rank: TableColumn.Rank(column, TableColumn.Normalise(title))))
            .Where(t => t.Rank >= 0)
            .OrderBy(t => t.Rank)
            .ToList();
        if (ranked.Count == 0)
        {
            return -1;
        }

        // Two log2 columns are two answers to one question; for the other columns the better name decides.
        var best = ranked[0];
        var rival = ranked.Skip(1).FirstOrDefault(t =>
            t.Name == best.Name || (column == TableColumn.Value && TableColumn.ScaleOf(t.Name) == TableColumn.ScaleOf(best.Name)));
        return rival.Name is null ? best.Index : throw new InvalidInputException(
            "duplicate-column",
            $"The columns {best.Index + 1} ('{titles[best.Index]}') and {rival.Index + 1} ('{titles[rival.Index]}') both name the {TableColumn.Titles[column]}.",
            lines.Here(rival.Index + 1, titles[rival.Index]).ToString(),
            "Remove or rename one of the two.");
    }

    private static void RequireColumns(int[] columns, string[] titles, LineReader lines)
    {
        var missing = Enumerable.Range(0, TableColumn.Name).Where(c => columns[c] < 0).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var remedy = string.Join(" ", missing.Select(c => $"Name the {TableColumn.Titles[c]} column one of: {TableColumn.NamesOf(c)}."));
        if (missing.Contains(TableColumn.Position) && titles.FirstOrDefault(t => TableColumn.Normalise(t) is "kb" or "poskb" or "positionkb" or "mb" or "posmb") is { } scaled)
        {
            remedy += $" Column '{scaled}' names another unit: give base pairs.";
        }

        throw new InvalidInputException(
            "missing-column",
            $"The table has no column for {string.Join(" and ", missing.Select(c => TableColumn.Titles[c]))}; its columns are {string.Join(", ", titles.Take(12))}{(titles.Length > 12 ? ", …" : string.Empty)}.",
            lines.Here().ToString(),
            remedy);
    }
}
