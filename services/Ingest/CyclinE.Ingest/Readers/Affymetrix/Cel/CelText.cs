using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>CEL version 3: text in sections CEL, HEADER, INTENSITY, MASKS, OUTLIERS and MODIFIED.</summary>
internal sealed class CelText(LineReader lines)
{
    private const string CopyAgain = "Copy the file again from the scanner's computer.";

    private static readonly string[] CellColumns = ["X", "Y", "MEAN", "STDV", "NPIXELS"];

    private readonly Field[] _fields = new Field[CellColumns.Length];
    private int _columns;
    private int _rows;

    public static bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith("[CEL]"u8);

    public CelFile Read()
    {
        OpenSection("CEL");
        var header = Header();
        _columns = Size(header, "Cols");
        _rows = Size(header, "Rows");
        if ((long)_columns * _rows > CelHeader.MostCells)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture,
                $"The header says {_columns:N0} columns and {_rows:N0} rows of cells: expected at most {CelHeader.MostCells:N0} cells."));
        }

        var values = Cells();
        var masked = List("MASKS");
        var outliers = List("OUTLIERS");
        return new CelFile
        {
            Format = CelFormat.Text,
            ChipType = CelHeader.ChipType(header),
            Algorithm = CelHeader.Value(header, "Algorithm"),
            Columns = _columns,
            Rows = _rows,
            Intensities = values.Intensities,
            StandardDeviations = values.Deviations,
            Pixels = values.Pixels,
            Masked = masked,
            Outliers = outliers,
        };
    }

    // The lines of section HEADER, up to the line [INTENSITY].
    private string Header()
    {
        OpenSection("HEADER");
        var header = new StringBuilder();
        while (lines.TryRead(out var line))
        {
            if (line.SequenceEqual("[INTENSITY]"u8))
            {
                return header.ToString();
            }

            header.Append(Encoding.Latin1.GetString(line)).Append('\n');
            if (header.Length > LineReader.LongestLine)
            {
                throw Wrong(string.Create(CultureInfo.InvariantCulture, $"Section [HEADER] is longer than {LineReader.LongestLine:N0} characters."));
            }
        }

        throw Ended("[INTENSITY]");
    }

    private int Size(string header, string name) =>
        CelHeader.Number(header, name) is { } number and > 0 and <= CelHeader.MostCells ? number
            : throw Wrong($"Section [HEADER] has no line '{name}=' with a number of at least 1.");

    private CelValues Cells()
    {
        var cells = _columns * _rows;
        if (Count("INTENSITY") is var count && count != cells)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"Section [INTENSITY] says NumberCells={count}: expected {_columns} · {_rows} = {cells}."));
        }

        var values = new CelValues(cells, hasDeviations: true, hasPixels: true);
        for (var i = 0; i < cells; i++)
        {
            var line = Row("INTENSITY", i, cells, CellColumns.Length);
            var at = Index(line);
            if (at != i)
            {
                throw Wrong($"The cell in column {at % _columns}, row {at / _columns} stands where column {i % _columns}, row {i / _columns} is expected.");
            }

            values.Grow(i + 1);
            values.Set(i, (float)Cell(line, 2), (float)Cell(line, 3), (short)Whole(line, 4, short.MaxValue));
        }

        return values;
    }

    private int[] List(string section)
    {
        OpenSection(section);
        var count = Count(section);
        if (count < 0 || count > _columns * (long)_rows)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"Section [{section}] says NumberCells={count}: expected 0 to {_columns * (long)_rows}."));
        }

        var cells = new List<int>();
        for (var i = 0; i < count; i++)
        {
            cells.Add(Index(Row(section, i, count, 2)));
        }

        cells.Sort();
        return [.. cells];
    }

    // The lines NumberCells= and CellHeader= of a section.
    private long Count(string section)
    {
        var line = Line(section);
        if (!line.StartsWith("NumberCells="u8) || !Number.TryParseWhole(line["NumberCells="u8.Length..].Trim((byte)' '), out var count))
        {
            throw Wrong($"'{CellProblem.Show(line)}' stands where NumberCells= of section [{section}] is expected.");
        }

        line = Line(section);
        return line.StartsWith("CellHeader="u8) ? count
            : throw Wrong($"'{CellProblem.Show(line)}' stands where CellHeader= of section [{section}] is expected.");
    }

    private ReadOnlySpan<byte> Row(string section, long row, long of, int columns)
    {
        var line = Line(section);
        var cells = FieldScanner.Scan(line, (byte)'\t', Slots[..columns], _fields);
        return cells == columns || (cells == columns + 1 && line.EndsWith("\t"u8))
            ? line
            : throw (lines.Unterminated ? Ended($"row {row + 1:N0} of {of:N0} of section [{section}]")
                : Wrong(string.Create(CultureInfo.InvariantCulture,
                    $"'{CellProblem.Show(line)}' stands where row {row + 1:N0} of {of:N0} of section [{section}], with {columns} cells, is expected.")));
    }

    private static ReadOnlySpan<int> Slots => [0, 1, 2, 3, 4];

    private ReadOnlySpan<byte> Line(string section) => lines.TryRead(out var line) ? line : throw Ended($"section [{section}]");

    private void OpenSection(string name)
    {
        while (lines.TryRead(out var line))
        {
            if (line.Length == name.Length + 2 && line[0] == (byte)'[' && Ascii.Equals(line[1..^1], name))
            {
                return;
            }
        }

        throw Ended($"[{name}]");
    }

    private int Index(ReadOnlySpan<byte> line) => (Whole(line, 1, _rows - 1) * _columns) + Whole(line, 0, _columns - 1);

    private int Whole(ReadOnlySpan<byte> line, int slot, int largest)
    {
        var cell = _fields[slot].Of(line);
        return Number.TryParseWhole(cell, out var value) && value >= 0 && value <= largest
            ? value
            : throw new InvalidInputException(
                "impossible-value",
                string.Create(CultureInfo.InvariantCulture, $"'{CellProblem.Show(cell)}' is no whole number from 0 to {largest}."),
                Here(slot),
                CopyAgain);
    }

    private double Cell(ReadOnlySpan<byte> line, int slot)
    {
        var cell = _fields[slot].Of(line);
        return Number.TryParse(cell, out var value) ? value : throw CellProblem.NotANumber(cell, lines.Here(slot + 1, CellColumns[slot]));
    }

    private string Here(int slot) => lines.Here(slot + 1, CellColumns[slot]).ToString();

    private InvalidInputException Wrong(string what) => new("corrupt-file", what, lines.Here().ToString(), CopyAgain);

    private InvalidInputException Ended(string expected) =>
        new("truncated-file", string.Create(CultureInfo.InvariantCulture, $"The file ends after {lines.Line:N0} lines, before {expected}."), lines.Here()
            .ToString(), CopyAgain);
}
