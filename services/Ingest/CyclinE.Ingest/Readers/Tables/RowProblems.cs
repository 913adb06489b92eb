using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>What can be wrong with the rows of a table.</summary>
internal sealed class RowProblems(LineReader lines, TableHeader header, TableDialect dialect)
{
    private string What => dialect.Format;

    /// <summary>A table that ends where it begins.</summary>
    public InvalidInputException NoRows() => new(
        "truncated-file", $"The {What} has a header and no rows.", lines.Here().ToString(), "Export or copy the file again.");

    /// <summary>A table without its last line.</summary>
    public InvalidInputException NoEnd() => new(
        "truncated-file",
        $"The file ends without the line {dialect.EndMark}, which ends a {What}.",
        lines.Here().ToString(),
        "Download or copy the file again; it is cut.");

    /// <summary>Refuses a file of which no probe is in the table of positions.</summary>
    public void JudgePositions(RowTallies tallies)
    {
        if (dialect.Positions is { } positions && tallies.NotInPositions > 0 && tallies.NotInPositions == tallies.NamesLookedUp)
        {
            throw new InvalidInputException(
                "probe-map-mismatch",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"None of the {tallies.NotInPositions} probes of the file ({tallies.ExamplesNotInPositions}) is among the {positions.Count} of the table of positions ({positions.Examples(3)})."),
                lines.File,
                "Name the table of this platform in the sheet's column 'probes', with names spelt as in the file.");
        }
    }

    /// <summary>Refuses a table in which some numbers have a decimal comma and some a point: one of the two separates thousands.</summary>
    public void JudgeDecimals(RowTallies tallies)
    {
        if (tallies.WithComma > 0 && tallies.WithPoint > 0)
        {
            throw new InvalidInputException(
                "decimal-comma",
                string.Create(CultureInfo.InvariantCulture,
                    $"{tallies.WithComma} numbers have a decimal comma and {tallies.WithPoint} a decimal point: expected one of the two."),
                lines.File,
                "Export the table again with one decimal sign and without separators of thousands.");
        }
    }

    /// <summary>A row with too many or too few cells.</summary>
    public InvalidInputException WrongLength(byte[] line, int cells)
    {
        var place = lines.Here().ToString();
        var expected = header.CellCount;
        var what = string.Create(CultureInfo.InvariantCulture, $"The row has {cells} {(cells == 1 ? "cell" : "cells")}, the header {expected}");
        var quotes = line.AsSpan().Count((byte)'"') % 2 == 1;
        if (cells < expected && !quotes && OtherDelimiter(line, expected) is { } other)
        {
            return new InvalidInputException(
                "wrong-delimiter", $"{what}: it is separated by {other}, the header by {NameOf(header.Delimiter)}.", place,
                "Use one delimiter throughout the file.");
        }

        if (cells < expected && (lines.Unterminated || !lines.TryRead(out _)))
        {
            return new InvalidInputException(
                "truncated-file", $"{what}, and the file ends here.", place, "Export or copy the file again; it ends in the middle of a row.");
        }

        var remedy = quotes ? "A quotation mark in the row has no partner: close or remove it."
            : cells == expected + 1
                ? "If the table was written with row names, write it without (R: row.names = FALSE); if numbers have decimal commas, write points."
            : cells > expected && header.Delimiter == (byte)',' ? "If numbers have decimal commas, write points, or separate columns by tabs or semicolons."
            : "Give every row as many cells as the header has.";
        return new InvalidInputException("field-count", $"{what}.", place, remedy);
    }

    private string? OtherDelimiter(ReadOnlySpan<byte> line, int expected)
    {
        foreach (var delimiter in "\t,; |"u8)
        {
            if (delimiter != header.Delimiter && line.Count(delimiter) + 1 == expected)
            {
                return NameOf(delimiter);
            }
        }

        return null;
    }

    private static string NameOf(byte delimiter) => delimiter switch
    {
        (byte)'\t' => "tabs",
        (byte)',' => "commas",
        (byte)';' => "semicolons",
        (byte)' ' => "spaces",
        _ => $"'{(char)delimiter}'",
    };
}
