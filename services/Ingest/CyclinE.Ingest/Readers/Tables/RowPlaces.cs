using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>Finds a row's chromosome and position: in its own cells, in one cell as <c>chr1:100-159</c>, or by name in a table.</summary>
internal sealed class RowPlaces(LineReader lines, TableHeader header, TableDialect dialect, UnplacedFeatures unplaced, RowTallies tallies)
{
    private const int LongestCachedCode = 16;

    private readonly byte[] _code = new byte[LongestCachedCode];
    private readonly bool _byLocation = header.Has(TableColumn.Location);
    private int _codeLength;
    private Chromosome _codeChromosome;

    /// <summary>Widths of the rows, where rows have an end.</summary>
    public RowWidths Widths { get; } = new();

    /// <summary>The column in which a place stands, for messages.</summary>
    public int Column => dialect.Positions is not null ? TableColumn.Name : _byLocation ? TableColumn.Location : TableColumn.Position;

    /// <summary>The row's place; false where it has none, which is counted.</summary>
    /// <param name="line">The row.</param>
    /// <param name="fields">Its cells.</param>
    /// <param name="name">The probe's name; set to its other name where that is the one with a position.</param>
    /// <param name="chromosome">The chromosome.</param>
    /// <param name="position">1-based.</param>
    /// <exception cref="InvalidInputException">A cell is no chromosome or no position.</exception>
    public bool TryFind(ReadOnlySpan<byte> line, Field[] fields, ref ReadOnlySpan<byte> name, out Chromosome chromosome, out int position) =>
        dialect.Positions is { } positions ? TryByName(positions, line, fields, ref name, out chromosome, out position)
        : _byLocation ? TryLocation(fields[TableColumn.Location].Of(line), out chromosome, out position)
        : TryCells(line, fields, out chromosome, out position);

    private bool TryByName(
        ProbePositions positions, ReadOnlySpan<byte> line, Field[] fields, ref ReadOnlySpan<byte> name, out Chromosome chromosome, out int position)
    {
        tallies.NamesLookedUp++;
        if (!positions.TryFind(name, out chromosome, out position))
        {
            if (header.Has(TableColumn.OtherName) && fields[TableColumn.OtherName].Of(line) is var other
                && positions.TryFind(other, out chromosome, out position))
            {
                name = other;
                tallies.ByOtherName++;
            }
            else
            {
                tallies.CountNotInPositions(name);
            }
        }

        if (chromosome.Number == 0)
        {
            unplaced.Count(name);
        }

        return chromosome.Number != 0;
    }

    private bool TryCells(ReadOnlySpan<byte> line, Field[] fields, out Chromosome chromosome, out int position)
    {
        position = 0;
        var code = fields[TableColumn.Chromosome].Of(line);
        var cell = fields[TableColumn.Position].Of(line);
        if (!TryChromosome(code, TableColumn.Chromosome, out chromosome))
        {
            unplaced.Count(code);
            return false;
        }

        if (!Number.TryParsePosition(cell, out position))
        {
            if (Number.IsMissing(cell))
            {
                unplaced.Count(code);
                return false;
            }

            if (!Number.TryParseWhole(cell, out position) || position < 0)
            {
                throw BadPosition(cell, TableColumn.Position);
            }
        }

        if (header.Has(TableColumn.End) && Number.TryParseWhole(fields[TableColumn.End].Of(line), out var end))
        {
            Widths.Add(end - (long)position);
        }

        return TryRaise(code, ref position);
    }

    // chr1:100-159, 1:1,000,000-1,000,059, NC_000001.10:100..159, chr1:100.
    private bool TryLocation(ReadOnlySpan<byte> cell, out Chromosome chromosome, out int position)
    {
        (chromosome, position) = (default, 0);
        var colon = cell.IndexOf((byte)':');
        if (colon < 0)
        {
            return Number.IsMissing(cell) || UnplacedFeatures.IsContig(cell) ? Unplaced(cell) : throw BadPosition(cell, TableColumn.Location);
        }

        var code = cell[..colon];
        if (!TryChromosome(code, TableColumn.Location, out chromosome))
        {
            return Unplaced(code);
        }

        var range = cell[(colon + 1)..];
        var dash = range.IndexOfAny((byte)'-', (byte)'.');
        if (!Whole(dash < 0 ? range : range[..dash], out position) || position < 0)
        {
            throw BadPosition(cell, TableColumn.Location);
        }

        if (dash >= 0)
        {
            if (!Whole(range[(dash + 1)..].TrimStart((byte)'.'), out var end))
            {
                throw BadPosition(cell, TableColumn.Location);
            }

            Widths.Add(Math.Abs(end - (long)position));
            position = Math.Min(position, end);
        }

        return TryRaise(code, ref position);
    }

    private bool Unplaced(ReadOnlySpan<byte> code)
    {
        unplaced.Count(code);
        return false;
    }

    // Position 0 is how genotyping programs write 'unknown'.
    private bool TryRaise(ReadOnlySpan<byte> code, ref int position)
    {
        position += 1 - dialect.FirstBase;
        return position != 0 || Unplaced(code);
    }

    // Rows come by chromosome: a code is nearly always that of the row before.
    private bool TryChromosome(ReadOnlySpan<byte> code, int column, out Chromosome chromosome)
    {
        if (code.Length == _codeLength && code.SequenceEqual(_code.AsSpan(0, _codeLength)))
        {
            chromosome = _codeChromosome;
            return chromosome.Number != 0;
        }

        if (!dialect.Coding.TryRead(code, dialect.Build, lines, header, column, out chromosome))
        {
            return false;
        }

        if (code.Length <= LongestCachedCode)
        {
            code.CopyTo(_code);
            _codeLength = code.Length;
            _codeChromosome = chromosome;
        }

        return true;
    }

    // With commas between thousands, as genome browsers write.
    private static bool Whole(ReadOnlySpan<byte> cell, out int value)
    {
        if (!cell.Contains((byte)','))
        {
            return Number.TryParseWhole(cell, out value);
        }

        Span<byte> digits = stackalloc byte[Math.Min(cell.Length, 32)];
        var count = 0;
        foreach (var character in cell)
        {
            if (character != (byte)',' && count < digits.Length)
            {
                digits[count++] = character;
            }
        }

        return Number.TryParseWhole(digits[..count], out value);
    }

    private InvalidInputException BadPosition(ReadOnlySpan<byte> cell, int column)
    {
        var where = header.Place(lines, column);
        if (column == TableColumn.Location)
        {
            return new InvalidInputException(
                "not-a-position", $"'{CellProblem.Show(cell)}' is no place: expected one such as chr1:100-159.", where.ToString(),
                "Correct the cell, or give chromosome and position in columns of their own.");
        }

        if (!Number.TryParse(cell, out var value))
        {
            return CellProblem.NotANumber(cell, where);
        }

        var what = value < 0 ? "is negative" : value > int.MaxValue ? "is beyond any chromosome" : "is not a whole number of base pairs";
        return new InvalidInputException(
            "not-a-position", $"The position '{CellProblem.Show(cell)}' {what}.", where.ToString(), $"Give {dialect.FirstBase}-based positions in base pairs.");
    }
}
