using System.Text;
using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>The line that names a generic table's columns.</summary>
internal sealed class GenericHeader
{
    private static readonly char[] Delimiters = ['\t', ',', ';'];
    private static readonly char[] Refused = [' ', '|'];

    private readonly int[] _columns = new int[GenericColumn.Titles.Length];

    private GenericHeader(char delimiter, string[] titles)
    {
        Delimiter = (byte)delimiter;
        Titles = titles;
    }

    /// <summary>What stands between cells.</summary>
    public byte Delimiter { get; }

    /// <summary>The columns' titles.</summary>
    public string[] Titles { get; }

    /// <summary>For each column its slot (an index of <see cref="GenericColumn"/>) or <see cref="FieldScanner.Skip"/>.</summary>
    public int[] Slots { get; private set; } = [];

    /// <summary>Whether the table has a column.</summary>
    public bool Has(int column) => _columns[column] >= 0;

    /// <summary>A column's title in the file.</summary>
    public string TitleOf(int column) => Titles[_columns[column]];

    /// <summary>The place of a cell in the last line read.</summary>
    public SourceLocation Place(LineReader lines, int column) => lines.Here(_columns[column] + 1, TitleOf(column));

    /// <summary>True if a line could be the header: cells have names that this table knows.</summary>
    /// <param name="line">The line.</param>
    /// <param name="atLeast">How many; between spaces, as in prose, at least two.</param>
    public static bool Recognises(ReadOnlySpan<byte> line, int atLeast)
    {
        var text = Encoding.UTF8.GetString(line);
        return Delimiters.Any(d => Known(text, d) >= atLeast) || Refused.Any(d => Known(text, d) >= Math.Max(2, atLeast));
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidInputException">A needed column is missing or stands twice, or the delimiter is another.</exception>
    public static GenericHeader Parse(ReadOnlySpan<byte> line, LineReader lines)
    {
        var text = Encoding.UTF8.GetString(line);
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

        var header = new GenericHeader(delimiter, [.. Split(text, delimiter)]);
        for (var column = 0; column < GenericColumn.Titles.Length; column++)
        {
            header._columns[column] = header.Find(column, lines);
        }

        header.RequireColumns(lines);
        header.Slots = new int[header._columns.Max() + 1];
        Array.Fill(header.Slots, FieldScanner.Skip);
        for (var column = 0; column < header._columns.Length; column++)
        {
            if (header.Has(column))
            {
                header.Slots[header._columns[column]] = column;
            }
        }

        return header;
    }

    private static IEnumerable<string> Split(string text, char delimiter) =>
        text.Split(delimiter).Select(title => title.Trim().Trim('"'));

    private static int Known(string text, char delimiter) =>
        Split(text, delimiter).Count(title => GenericColumn.IsAny(GenericColumn.Normalise(title)));

    private int Find(int column, LineReader lines)
    {
        var ranked = Titles
            .Select((title, index) => (Index: index, Name: GenericColumn.Normalise(title), Rank: GenericColumn.Rank(column, GenericColumn.Normalise(title))))
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
            t.Name == best.Name || (column == GenericColumn.Value && GenericColumn.ScaleOf(t.Name) == GenericColumn.ScaleOf(best.Name)));
        return rival.Name is null ? best.Index : throw new InvalidInputException(
            "duplicate-column",
            $"The columns {best.Index + 1} ('{Titles[best.Index]}') and {rival.Index + 1} ('{Titles[rival.Index]}') both name the {GenericColumn.Titles[column]}.",
            lines.Here(rival.Index + 1, Titles[rival.Index]).ToString(),
            "Remove or rename one of the two.");
    }

    private void RequireColumns(LineReader lines)
    {
        var missing = Enumerable.Range(0, GenericColumn.Name).Where(c => !Has(c)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var remedy = string.Join(" ", missing.Select(c => $"Name the {GenericColumn.Titles[c]} column one of: {GenericColumn.NamesOf(c)}."));
        if (missing.Contains(GenericColumn.Position) && Titles.FirstOrDefault(t => GenericColumn.Normalise(t) is "kb" or "poskb" or "positionkb" or "mb" or "posmb") is { } scaled)
        {
            remedy += $" Column '{scaled}' names another unit: give base pairs.";
        }

        throw new InvalidInputException(
            "missing-column",
            $"The table has no column for {string.Join(" and ", missing.Select(c => GenericColumn.Titles[c]))}; its columns are {string.Join(", ", Titles.Take(12))}{(Titles.Length > 12 ? ", …" : string.Empty)}.",
            lines.Here().ToString(),
            remedy);
    }
}
