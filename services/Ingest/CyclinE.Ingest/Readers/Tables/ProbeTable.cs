using CyclinE.Genomics.Input;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Tables;

/// <summary>A table of probes that a sheet names beside its arrays: notes that begin with '#', titles, then row by row.</summary>
internal static class ProbeTable
{
    /// <summary>What is done with a row; what it does not hold is an empty field.</summary>
    public delegate void RowAction(ReadOnlySpan<byte> line, Field[] fields, LineReader lines, TableHeader header);

    /// <summary>Makes a header of the line of titles; null where the table is of no use.</summary>
    public delegate TableHeader? HeaderFunction(ReadOnlySpan<byte> line, LineReader lines);

    /// <summary>Reads a table, plain or compressed.</summary>
    /// <returns>False where <paramref name="header"/> gave none.</returns>
    /// <exception cref="InvalidInputException">It cannot be decompressed, or a row or its titles are refused.</exception>
    public static bool Read(Stream table, string where, HeaderFunction header, RowAction row, CancellationToken cancellationToken)
    {
        using var file = ArrayFile.Open(table, where, cancellationToken);
        using var lines = file.OpenLines();
        TableHeader? titles = null;
        var fields = new Field[TableColumn.Titles.Length];
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty || line[0] == (byte)'#')
            {
                continue;
            }

            if (titles is not null)
            {
                Array.Clear(fields);
                FieldScanner.Scan(line, titles.Delimiter, titles.Slots, fields);
                row(line, fields, lines, titles);
                continue;
            }

            titles = header(line, lines);
            if (titles is null)
            {
                return false;
            }
        }

        file.Verify();
        return true;
    }

    /// <summary>The header of a table of probes: name, chromosome and position by the titles that platforms give them, and what else is wanted.</summary>
    /// <param name="line">The line of titles.</param>
    /// <param name="lines">For the place.</param>
    /// <param name="placed">Whether the table is of no use without name, chromosome and position.</param>
    /// <param name="more">Further columns with their accepted titles; none is needed.</param>
    /// <exception cref="InvalidInputException">A needed column is missing or stands twice.</exception>
    public static TableHeader Header(ReadOnlySpan<byte> line, LineReader lines, bool placed, params ReadOnlySpan<(int Column, string[] Titles)> more)
    {
        var wanted = new List<(int, string[], bool)>
        {
            (TableColumn.Name, ["name", "SNP Name", "probe", "ProbeSet", "ProbeSetName", "probe_id", "ID", "clone"], placed),
            (TableColumn.Chromosome, ["chromosome", "chrom", "chr"], placed),
            (TableColumn.Position, ["position", "pos", "MapInfo", "start", "maploc", "Chromosomal Position"], placed),
        };
        foreach (var (column, titles) in more)
        {
            wanted.Add((column, titles, false));
        }

        return TableHeader.Of(line, HeadText.DelimiterOf(line), lines, "table of probes", [.. wanted]);
    }
}
