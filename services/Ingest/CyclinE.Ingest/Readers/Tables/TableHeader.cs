using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>The columns of a table: what stands between cells, the titles, and which column holds what.</summary>
internal sealed class TableHeader
{
    private readonly int[] _columns;
    private int _shift;

    /// <summary>Makes a header.</summary>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="titles">The columns' titles.</param>
    /// <param name="columns">For each <see cref="TableColumn"/> its column in the file, or −1.</param>
    public TableHeader(byte delimiter, string[] titles, int[] columns)
    {
        Delimiter = delimiter;
        Titles = titles;
        _columns = columns;
        Slots = MakeSlots(0);
    }

    /// <summary>What stands between cells.</summary>
    public byte Delimiter { get; }

    /// <summary>The columns' titles.</summary>
    public string[] Titles { get; }

    /// <summary>Where the table has a column for each sample: those columns.</summary>
    public IReadOnlyList<int> SampleColumns { get; init; } = [];

    /// <summary>Cells in a row: as many as titles, or one more where rows begin with a name that has no title.</summary>
    public int CellCount => Titles.Length + _shift;

    /// <summary>For each cell of a row its slot (an index of <see cref="TableColumn"/>) or <see cref="FieldScanner.Skip"/>.</summary>
    public int[] Slots { get; private set; }

    /// <summary>Whether the table has a column.</summary>
    public bool Has(int column) => _columns[column] >= 0;

    /// <summary>A column's title in the file.</summary>
    public string TitleOf(int column) => Titles[_columns[column]];

    /// <summary>The same table with a value column.</summary>
    public TableHeader WithValue(int column)
    {
        var columns = (int[])_columns.Clone();
        columns[TableColumn.Value] = column;
        return new TableHeader(Delimiter, Titles, columns) { SampleColumns = SampleColumns };
    }

    /// <summary>The columns that are known, in the order of the file.</summary>
    public IEnumerable<int> KnownColumns => _columns.Where(c => c >= 0).Order();

    /// <summary>The place of a cell in the last line read.</summary>
    public SourceLocation Place(LineReader lines, int column) =>
        Has(column) ? lines.Here(_columns[column] + _shift + 1, TitleOf(column)) : lines.Here();

    /// <summary>Rows begin with a name that has no title, as R writes them.</summary>
    public void ShiftByRowName()
    {
        _shift = 1;
        Slots = MakeSlots(1);
    }

    /// <summary>Reads a header line whose titles a format fixes.</summary>
    /// <param name="line">The line.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="lines">For the place.</param>
    /// <param name="format">The format, for messages.</param>
    /// <param name="wanted">Column, its accepted titles (best first), and whether the format cannot be read without it.</param>
    /// <exception cref="InvalidInputException">A needed column is missing or stands twice.</exception>
    public static TableHeader Of(
        ReadOnlySpan<byte> line, byte delimiter, LineReader lines, string format, params ReadOnlySpan<(int Column, string[] Titles, bool Needed)> wanted)
    {
        string[] titles = [.. SourceText.Decode(line).Split((char)delimiter).Select(title => title.Trim().Trim('"'))];
        while (titles.Length > 1 && titles[^1].Length == 0)
        {
            titles = titles[..^1];
        }

        var normalised = Array.ConvertAll(titles, TableColumn.Normalise);
        var columns = new int[TableColumn.Titles.Length];
        Array.Fill(columns, -1);
        var missing = new List<string>();
        foreach (var (column, accepted, needed) in wanted)
        {
            var title = accepted.Select(TableColumn.Normalise).FirstOrDefault(name => Array.IndexOf(normalised, name) >= 0);
            if (title is null)
            {
                if (needed)
                {
                    missing.Add(accepted[0]);
                }

                continue;
            }

            columns[column] = Array.IndexOf(normalised, title);
            if (Array.IndexOf(normalised, title, columns[column] + 1) is var again and >= 0)
            {
                throw new InvalidInputException(
                    "duplicate-column",
                    $"The columns {columns[column] + 1} and {again + 1} are both named '{titles[again]}'.",
                    lines.Here(again + 1, titles[again]).ToString(),
                    "Remove or rename one of the two.");
            }
        }

        return missing.Count == 0 ? new TableHeader(delimiter, titles, columns) : throw new InvalidInputException(
            "missing-column",
            $"This {format} lacks the column {string.Join(" and ", missing)}; its columns are {string.Join(", ", titles.Take(12))}{(titles.Length > 12 ? ", …" : string.Empty)}.",
            lines.Here().ToString(),
            $"Export it again with {(missing.Count == 1 ? "this column" : "these columns")}.");
    }

    private int[] MakeSlots(int shift)
    {
        var slots = new int[_columns.Max() + 1 + shift];
        Array.Fill(slots, FieldScanner.Skip);
        for (var column = 0; column < _columns.Length; column++)
        {
            if (_columns[column] >= 0)
            {
                slots[_columns[column] + shift] = column;
            }
        }

        return slots;
    }
}
