using System.Globalization;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>CEL as a Command Console file: data sets Intensity, StdDev, Pixel, Outlier and Mask, a group for each channel.</summary>
internal static class CelCommandConsole
{
    private const string OneChannel = "affymetrix-calvin-intensity";
    private const string ManyChannels = "affymetrix-calvin-multi-intensity";

    public static bool Recognises(ReadOnlySpan<byte> head) =>
        CommandConsoleReader.Recognises(head) && head.Length > 14
            && (head[14..].StartsWith("affymetrix-calvin-intensity"u8) || head[14..].StartsWith("affymetrix-calvin-multi-intensity"u8));

    public static CelFile Read(BinaryInput input)
    {
        var reader = new CommandConsoleReader(input);
        var header = reader.ReadHeader();
        if (header.DataType is not (OneChannel or ManyChannels))
        {
            throw input.Corrupt($"The data type is not {OneChannel}.", 0);
        }

        var columns = Size(input, header, "affymetrix-cel-cols");
        var rows = Size(input, header, "affymetrix-cel-rows");
        CelHeader.CheckSize(input, columns, rows, columns * rows);
        float[]? intensities = null, deviations = null;
        short[]? pixels = null;
        int[] masked = [], outliers = [];
        var groups = new HashSet<string>(StringComparer.Ordinal);
        string? first = null;
        while (reader.TryNext(out var set))
        {
            groups.Add(set.Group);
            first ??= set.Group;
            if (set.Group != first)
            {
                continue;
            }

            switch (set.Name)
            {
                case "Intensity" or "Intensities":
                    intensities = Numbers(input, reader, set, columns * rows, (column, row) => column.Single(row));
                    break;
                case "StdDev":
                    deviations = Numbers(input, reader, set, columns * rows, (column, row) => column.Single(row));
                    break;
                case "Pixel":
                    pixels = Numbers(input, reader, set, columns * rows, (column, row) => (short)column.Integer(row), whole: true);
                    break;
                case "Mask":
                    masked = Cells(input, reader, set, (int)columns, (int)rows);
                    break;
                case "Outlier":
                    outliers = Cells(input, reader, set, (int)columns, (int)rows);
                    break;
                default:
                    break;
            }
        }

        return new CelFile
        {
            Format = CelFormat.CommandConsole,
            ChipType = header.Text("affymetrix-array-type"),
            Algorithm = header.Text("affymetrix-algorithm-name"),
            Columns = (int)columns,
            Rows = (int)rows,
            Channels = Math.Max(1, groups.Count),
            Intensities = intensities ?? throw input.Corrupt("The file has no data set 'Intensity'."),
            StandardDeviations = deviations,
            Pixels = pixels,
            Masked = masked,
            Outliers = outliers,
        };
    }

    private static long Size(BinaryInput input, CommandConsoleHeader header, string name) =>
        header.Parameters.FirstOrDefault(p => p.Name == name)?.Integer()
            ?? throw input.Corrupt($"The header has no whole number '{name}'.");

    private static T[] Numbers<T>(
        BinaryInput input, CommandConsoleReader reader, CommandConsoleDataSet set, long cells, CellOf<T> cell, bool whole = false)
    {
        var column = set.Columns.Count > 0 ? set.Require(set.Columns[0].Name, whole) : throw input.Corrupt($"The {set.Title} has no columns.");
        if (set.Rows != cells)
        {
            throw input.Corrupt(string.Create(CultureInfo.InvariantCulture,
                $"The {set.Title} has {set.Rows:N0} rows: expected the {cells:N0} cells of the header."));
        }

        var values = Array.Empty<T>();
        var count = 0;
        while (reader.TryRows(out var rows))
        {
            CelCells.Grow(ref values, count + (rows.Length / set.RowSize), cells);
            for (var at = 0; at < rows.Length; at += set.RowSize)
            {
                values[count++] = cell(column, rows.Slice(at, set.RowSize));
            }
        }

        return values;
    }

    private static int[] Cells(BinaryInput input, CommandConsoleReader reader, CommandConsoleDataSet set, int columns, int rowsOfChip)
    {
        var x = set.Require("X", whole: true);
        var y = set.Require("Y", whole: true);
        input.CheckLength(set.Rows, (long)columns * rowsOfChip, "the " + set.Title);
        var cells = new List<int>();
        while (reader.TryRows(out var rows))
        {
            for (var at = 0; at < rows.Length; at += set.RowSize)
            {
                var row = rows.Slice(at, set.RowSize);
                var (column, line) = (x.Integer(row), y.Integer(row));
                if (column < 0 || column >= columns || line < 0 || line >= rowsOfChip)
                {
                    throw input.Corrupt(
                        string.Create(CultureInfo.InvariantCulture,
                            $"A row of the {set.Title} is column {column:N0}, row {line:N0}: the chip has {columns:N0} columns and {rowsOfChip:N0} rows."),
                        set.Start + ((long)cells.Count * set.RowSize));
                }

                cells.Add((int)((line * columns) + column));
            }
        }

        cells.Sort();
        return [.. cells];
    }

    private delegate T CellOf<out T>(CommandConsoleColumn column, ReadOnlySpan<byte> row);
}
