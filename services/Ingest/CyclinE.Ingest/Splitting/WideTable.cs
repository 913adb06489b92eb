using System.Globalization;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Splitting;

/// <summary>Rows of a table with columns for each sample.</summary>
internal static class WideTable
{
    /// <summary>Hands every sample its cells of every row.</summary>
    /// <param name="lines">Behind the line of titles.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="columns">Cells of a row.</param>
    /// <param name="samples">Each sample with the columns that it gets, in order.</param>
    /// <param name="endMark">The line that ends the table; empty where the file's end does.</param>
    /// <param name="sink">Takes the rows.</param>
    public static void Split(
        LineReader lines, byte delimiter, int columns, IReadOnlyList<(SampleText Sample, int[] Columns)> samples, string endMark, SampleSink sink)
    {
        var end = System.Text.Encoding.ASCII.GetBytes(endMark);
        int[] slots = [.. Enumerable.Range(0, columns)];
        var fields = new Field[columns];
        var row = new byte[256];
        var shift = -1;
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (end.Length > 0 && line.StartsWith(end))
            {
                foreach (var (sample, _) in samples)
                {
                    sink.AddPlain(sample, line, lines.Line);
                }

                return;
            }

            var cells = FieldScanner.Scan(line, delimiter, slots, fields);
            if (shift < 0)
            {
                shift = cells == columns + 1 && line[0] == (byte)'"' && line[^1] != delimiter ? 1 : 0; // A name that has no title, as R writes rows.
                slots = shift == 0 ? slots : [FieldScanner.Skip, .. slots];
            }

            cells = shift == 0 ? cells : FieldScanner.Scan(line, delimiter, slots, fields);
            if (cells != columns + shift && !FieldScanner.OnlyEmptyBeyond(line, delimiter, cells, columns + shift))
            {
                throw WrongLength(lines, cells, columns + shift);
            }

            if (row.Length < line.Length + (3 * columns))
            {
                row = new byte[2 * (line.Length + (3 * columns))];
            }

            foreach (var (sample, own) in samples)
            {
                var length = 0;
                foreach (var column in own)
                {
                    length += Write(fields[column].Of(line), delimiter, row.AsSpan(length));
                }

                sink.Add(sample, row.AsSpan(0, length - 1), lines.Line);
            }
        }

        if (end.Length > 0)
        {
            throw new InvalidInputException(
                "truncated-file", $"The file ends without the line {endMark}, which ends its table.", lines.Here().ToString(),
                "Download or copy the file again; it is cut.");
        }
    }

    // The cell with the delimiter behind it; in quotes where it holds one itself.
    private static int Write(ReadOnlySpan<byte> cell, byte delimiter, Span<byte> to)
    {
        var quoted = cell.Contains(delimiter) ? 1 : 0;
        cell.CopyTo(to[quoted..]);
        if (quoted == 1)
        {
            (to[0], to[cell.Length + 1]) = ((byte)'"', (byte)'"');
        }

        to[cell.Length + (2 * quoted)] = delimiter;
        return cell.Length + (2 * quoted) + 1;
    }

    private static InvalidInputException WrongLength(LineReader lines, int cells, int columns)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"The row has {cells} {(cells == 1 ? "cell" : "cells")}, the header {columns}");
        var place = lines.Here().ToString();
        return lines.Unterminated && cells < columns
            ? new InvalidInputException("truncated-file", $"{what}, and the file ends here.", place,
                "Export or copy the file again; it ends in the middle of a row.")
            : new InvalidInputException("field-count", $"{what}.", place, "Give every row as many cells as the header has.");
    }
}
