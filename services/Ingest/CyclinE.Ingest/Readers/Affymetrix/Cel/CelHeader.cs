using System.Globalization;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>The header text of CEL files up to version 4: lines such as <c>Cols=126</c>.</summary>
internal static class CelHeader
{
    /// <summary>More cells than any chip has.</summary>
    public const int MostCells = 1 << 26;

    private const char Delimiter = '\u0014';
    private const string Extension = ".1sq";

    /// <summary>The value of a line, or null.</summary>
    public static string? Value(string header, string name)
    {
        foreach (var line in header.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.Length > name.Length && line[name.Length] == '=')
            {
                return line[(name.Length + 1)..].Trim().ToString();
            }
        }

        return null;
    }

    /// <summary>A number of the header, or null.</summary>
    public static int? Number(string header, string name) =>
        int.TryParse(Value(header, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The chip of a scan's header: the word that ends with <c>.1sq</c>.</summary>
    public static string? ChipType(string datHeader)
    {
        var end = datHeader.IndexOf(Extension, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            return null;
        }

        var start = datHeader.AsSpan(0, end).LastIndexOfAny(' ', Delimiter) + 1;
        return start < end ? datHeader[start..end] : null;
    }

    /// <summary>Columns and rows, which programs write in either order before the header's text; the text is never ambiguous.</summary>
    public static (int Columns, int Rows) Size(string header, int columns, int rows) =>
        Number(header, "Cols") is { } textColumns && Number(header, "Rows") is { } textRows && (textColumns, textRows) == (rows, columns)
            ? (textColumns, textRows)
            : (columns, rows);

    /// <summary>Refuses sizes that no chip has, or that contradict the number of cells.</summary>
    public static void CheckSize(BinaryInput input, long columns, long rows, long cells)
    {
        if (columns <= 0 || rows <= 0 || columns > MostCells || rows > MostCells || columns * rows > MostCells)
        {
            throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
                $"The header says {columns:N0} columns and {rows:N0} rows of cells: expected at least 1 of each and at most {MostCells:N0} cells."));
        }

        if (cells != columns * rows)
        {
            throw input.Corrupt(string.Create(CultureInfo.InvariantCulture, $"The header says {cells:N0} cells, but {columns:N0} columns and {rows:N0} rows."));
        }
    }
}
