using System.Runtime.InteropServices;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>Which cells of a chip measure which probe set, and where that lies: the sheet's table of probes with a row for each cell.</summary>
internal sealed class CelProbeMap
{
    private const int X = TableColumn.Value;
    private const int Y = TableColumn.Baf;
    private const int Cell = TableColumn.Mark;
    private const int Allele = TableColumn.Sample;

    private readonly ProbePositions _sets = new();
    private readonly ProbePositions _numbers = new(); // As an index: the number stands in place of the position.
    private readonly List<byte[]> _names = [];
    private readonly List<(int Cell, int Set, bool IsB)> _cells = [];

    /// <summary>Number of probe sets.</summary>
    public int Count => _names.Count;

    /// <summary>A cell's index, the number of its probe set, and whether it measures allele B; by probe set.</summary>
    public ReadOnlySpan<(int Cell, int Set, bool IsB)> Cells => CollectionsMarshal.AsSpan(_cells);

    /// <summary>The name of a probe set, and its place (chromosome default where it has none).</summary>
    public ReadOnlySpan<byte> NameOf(int set, out Chromosome chromosome, out int position)
    {
        _sets.TryFind(_names[set], out chromosome, out position);
        return _names[set];
    }

    /// <summary>Reads a table with columns name, chromosome, position, cell (or x and y), and allele (A, B or empty).</summary>
    /// <exception cref="InvalidInputException"><c>needs-probe-map</c>: there is no column for cells; or a row cannot be read, or names a cell that
    /// the chip has not.</exception>
    public static CelProbeMap Read(Stream table, string where, CelFile chip, CancellationToken cancellationToken)
    {
        var map = new CelProbeMap();
        ProbeTable.Read(table, where, Header, (line, fields, lines, header) => map.AddRow(line, fields, lines, header, chip), cancellationToken);
        map._cells.Sort((a, b) => a.Set != b.Set ? a.Set.CompareTo(b.Set) : a.Cell.CompareTo(b.Cell));
        return map.Count > 0 ? map : throw new InvalidInputException("empty-file", "The table of probes holds no cell.", where, "Give a row for each cell.");
    }

    private static TableHeader Header(ReadOnlySpan<byte> line, LineReader lines)
    {
        var header = ProbeTable.Header(line, lines, placed: true, (Cell, ["cell", "cell index"]), (X, ["x"]), (Y, ["y"]), (Allele, ["allele"]));
        return header.Has(Cell) || (header.Has(X) && header.Has(Y)) ? header : throw new InvalidInputException(
            "needs-probe-map", "The table of probes does not say which cells of the chip measure them.", lines.Here().ToString(),
            "Give a row for each cell with columns name, chromosome, position, cell (or x and y), and allele for SNPs.");
    }

    private void AddRow(ReadOnlySpan<byte> line, Field[] fields, LineReader lines, TableHeader header, CelFile chip)
    {
        var cell = header.Has(Cell)
            ? Whole(Cell, line, fields, lines, header)
            : ((long)Whole(Y, line, fields, lines, header) * chip.Columns) + Whole(X, line, fields, lines, header);
        if (cell < 0 || cell >= chip.Intensities.Length || (!header.Has(Cell) && Whole(X, line, fields, lines, header) >= chip.Columns))
        {
            throw new InvalidInputException(
                "impossible-value", $"There is no such cell: the chip has {chip.Columns} × {chip.Rows}.", header.Place(lines, header.Has(Cell) ? Cell : X)
                    .ToString(),
                "Give the table of this chip; cells and coordinates count from 0, a cell is y · columns + x.");
        }

        var allele = header.Has(Allele) ? fields[Allele].Of(line) : default;
        if (!(allele.IsEmpty || Number.IsMissing(allele) || allele is [(byte)'A' or (byte)'a' or (byte)'B' or (byte)'b']))
        {
            throw new InvalidInputException("impossible-value", $"'{CellProblem.Show(allele)}' is no allele: expected A, B or nothing.",
                header.Place(lines, Allele).ToString(), "Correct the cell.");
        }

        _cells.Add(((int)cell, Set(line, fields, lines, header), allele is [(byte)'B' or (byte)'b']));
    }

    private int Set(ReadOnlySpan<byte> line, Field[] fields, LineReader lines, TableHeader header)
    {
        var name = fields[TableColumn.Name].Of(line);
        if (_numbers.TryFind(name, out _, out var number))
        {
            return number;
        }

        var position = 0;
        var cell = fields[TableColumn.Position].Of(line);
        if (!Number.IsMissing(cell) && !Number.TryParseWhole(cell, out position))
        {
            throw CellProblem.NotANumber(cell, header.Place(lines, TableColumn.Position));
        }

        var placed = ChromosomeCoding.Affymetrix.TryRead(fields[TableColumn.Chromosome].Of(line), lines, header, out var chromosome);
        _numbers.Add(name, default, Count);
        _sets.Add(name, placed && position > 0 ? chromosome : default, position);
        _names.Add(name.ToArray());
        return Count - 1;
    }

    private static int Whole(int column, ReadOnlySpan<byte> line, Field[] fields, LineReader lines, TableHeader header) =>
        Number.TryParseWhole(fields[column].Of(line), out var value) ? value
            : throw CellProblem.NotANumber(fields[column].Of(line), header.Place(lines, column));
}
