using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Generic;

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

    /// <summary>Reads the header; looks at the row below, which is read again.</summary>
    /// <param name="line">The line of titles.</param>
    /// <param name="lines">Behind it.</param>
    /// <param name="sample">The sample that the sheet names, or null.</param>
    /// <param name="byName">Whether positions come by name from another table.</param>
    /// <returns>The columns; a table with a column for each sample has <see cref="TableHeader.SampleColumns"/> and no value column.</returns>
    /// <exception cref="InvalidInputException">A needed column is missing or stands twice, or the delimiter is another.</exception>
    public static TableHeader Parse(ReadOnlySpan<byte> line, LineReader lines, string? sample = null, bool byName = false)
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

        var place = lines.Here();
        string[] titles = [.. Split(text.TrimEnd(delimiter, ' '), delimiter)];
        var columns = new int[TableColumn.Titles.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = Find(column, titles, lines);
        }

        var cells = FirstRow(lines, delimiter, titles.Length);
        FindLocation(columns, cells);
        var samples = columns[TableColumn.Value] < 0 ? MatrixColumns.Find(titles, columns, cells, delimiter == ';') : [];
        var isMatrix = samples.Count > 1 || (samples.Count == 1 && titles[samples[0]] == sample);
        RequireColumns(columns, titles, place, byName && columns[TableColumn.Name] >= 0, isMatrix, samples);
        return new TableHeader((byte)delimiter, titles, columns) { SampleColumns = isMatrix ? samples : [] };
    }

    // The cells of the row below the titles; null for those that it does not have. R writes a name without a title before them.
    private static string?[] FirstRow(LineReader lines, char delimiter, int count)
    {
        var cells = new string?[count];
        if (!lines.TryRead(out var line))
        {
            return cells;
        }

        var fields = new Field[count + 1];
        Array.Fill(fields, new Field(0, -1));
        var found = FieldScanner.Scan(line, (byte)delimiter, [.. Enumerable.Range(0, count + 1)], fields);
        var shift = found == count + 1 && line[0] == (byte)'"' && line[^1] != (byte)delimiter ? 1 : 0;
        for (var i = 0; i < Math.Min(count, found - shift); i++)
        {
            cells[i] = SourceText.Decode(fields[i + shift].Of(line));
        }

        lines.Again();
        return cells;
    }

    // A place may stand in one cell: in a column of its own, or in the column of positions where there is none of chromosomes.
    private static void FindLocation(int[] columns, string?[] cells)
    {
        if (columns[TableColumn.Chromosome] >= 0 && columns[TableColumn.Position] >= 0)
        {
            columns[TableColumn.Location] = -1;
        }
        else if (columns[TableColumn.Location] < 0)
        {
            var only = Math.Max(columns[TableColumn.Chromosome], columns[TableColumn.Position]);
            columns[TableColumn.Location] = only >= 0 && cells[only]?.Contains(':', StringComparison.Ordinal) == true ? only : -1;
        }

        if (columns[TableColumn.Location] >= 0)
        {
            (columns[TableColumn.Chromosome], columns[TableColumn.Position], columns[TableColumn.End]) = (-1, -1, -1);
        }
    }

    private static IEnumerable<string> Split(string text, char delimiter) =>
        text.Split(delimiter).Select(title => title.Trim().Trim('"').Trim());

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

    private static void RequireColumns(int[] columns, string[] titles, SourceLocation place, bool byName, bool isMatrix, IReadOnlyList<int> samples)
    {
        var placed = columns[TableColumn.Location] >= 0 || byName;
        var missing = Enumerable.Range(0, TableColumn.Name).Where(c => columns[c] < 0 && !(c == TableColumn.Value ? isMatrix : placed)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var remedy = string.Join(" ", missing.Select(c => $"Name the {TableColumn.Titles[c]} column one of: {TableColumn.NamesOf(c)}."));
        if (missing.Contains(TableColumn.Position)
            && titles.FirstOrDefault(t => TableColumn.Normalise(t) is "kb" or "poskb" or "positionkb" or "mb" or "posmb") is { } scaled)
        {
            remedy += $" Column '{scaled}' names another unit: give base pairs.";
        }

        if (missing.Contains(TableColumn.Value) && samples.Count > 0)
        {
            remedy += $" If '{titles[samples[0]]}' holds a sample's log2 ratios, put this title into the sheet's column 'file_sample'.";
        }

        throw new InvalidInputException(
            "missing-column",
            $"The table has no column for {string.Join(" and ", missing.Select(c => TableColumn.Titles[c]))}; its columns are {string.Join(", ", titles.Take(12))}{(titles.Length > 12 ? ", …" : string.Empty)}.",
            place.ToString(),
            remedy);
    }
}
