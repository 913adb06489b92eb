using CyclinE.Batches.Sheets.Values;

namespace CyclinE.Batches.Sheets.Reading;

/// <summary>Tells from the header line what separates the columns.</summary>
internal static class SheetSeparator
{
    /// <summary>What may separate columns.</summary>
    public static IReadOnlyList<char> All { get; } = [',', '\t', ';'];

    /// <summary>The required columns, for messages.</summary>
    public static string RequiredColumns => string.Join(", ", SheetSchema.Columns.Where(c => c.Required).Select(c => c.Name));

    /// <summary>The separator that makes the most known columns of a header; of equals the one that makes the most cells.</summary>
    public static char Of(string header) =>
        All.MaxBy(s => (Score(header, s), header.Count(c => c == s)));

    /// <summary>True where at least one cell of the header is a column, or nearly one.</summary>
    public static bool LooksLikeHeader(string header, char separator) => Score(header, separator) > 0;

    /// <summary>Known columns of a line under its best separator.</summary>
    public static int KnownColumns(string line) => All.Max(s => Known(Cells(line, s)));

    /// <summary>Known columns among the words of a line that is one cell.</summary>
    public static int KnownWords(string line) => Known(line.Split([' ', '|', '\t', ':', '/'], StringSplitOptions.RemoveEmptyEntries));

    private static int Score(string header, char separator)
    {
        var cells = Cells(header, separator);
        return (2 * Known(cells)) + cells.Count(c => SheetSchema.Suggest(c) is not null);
    }

    private static int Known(string[] cells) => cells.Count(c => SheetSchema.Find(c) is not null);

    private static string[] Cells(string line, char separator) => [.. line.Split(separator).Select(c => CellText.Clean(c.Trim().Trim('"')))];
}
