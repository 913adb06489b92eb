using CyclinE.Genomics.Genome;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Geo;

/// <summary>Reads the positions in a SOFT platform's table.</summary>
internal static class SoftPlatform
{
    /// <summary>The positions, or null where the table has none; reads to the table's end.</summary>
    public static ProbePositions? Read(LineReader lines)
    {
        if (!lines.TryRead(out var line))
        {
            return null;
        }

        var header = TableHeader.Of(
            line, (byte)'\t', lines, "GEO platform",
            (TableColumn.Name, ["ID"], true),
            (TableColumn.Chromosome, ["CHROMOSOME", "CHR", "CHROM"], false),
            (TableColumn.Position, ["RANGE_START", "START", "POSITION", "CHR_POSITION", "MAPINFO", "Physical Position"], false),
            (TableColumn.Mark, ["CHROMOSOMAL_LOCATION", "LOCATION", "SPOT_ID"], false));
        var columns = header.Has(TableColumn.Chromosome) && header.Has(TableColumn.Position);
        var positions = new ProbePositions();
        var fields = new Field[TableColumn.Titles.Length];
        while (lines.TryRead(out line) && !line.StartsWith("!platform_table_end"u8))
        {
            Array.Clear(fields);
            FieldScanner.Scan(line, header.Delimiter, header.Slots, fields);
            var name = fields[TableColumn.Name].Of(line);
            if (columns)
            {
                var placed = TryChromosome(fields[TableColumn.Chromosome].Of(line), out var chromosome)
                    & Number.TryParseWhole(fields[TableColumn.Position].Of(line), out var position);
                positions.Add(name, placed && position > 0 ? chromosome : default, position);
            }
            else if (header.Has(TableColumn.Mark))
            {
                var placed = GenomicRange.TryParse(fields[TableColumn.Mark].Of(line), out var chromosome, out var position);
                positions.Add(name, placed ? chromosome : default, position);
            }
        }

        return positions.Count > 0 && (columns || header.Has(TableColumn.Mark)) ? positions : null;
    }

    // What a platform writes here is its makers' affair: what is no chromosome leaves the probe without a place.
    private static bool TryChromosome(ReadOnlySpan<byte> code, out Chromosome chromosome)
    {
        Span<char> characters = stackalloc char[Math.Min(code.Length, 8)];
        System.Text.Encoding.Latin1.GetChars(code[..characters.Length], characters);
        return Chromosome.TryParse(characters, out chromosome) && code.Length == characters.Length;
    }
}
