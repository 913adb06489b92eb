using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Nimblegen;

/// <summary>NimbleGen: NimbleScan's tables of corrected log2 ratios (segMNT and DNACopy) and its GFF of log2 ratios.</summary>
internal sealed class NimblegenReader : TextArrayReader
{
    /// <inheritdoc/>
    public override string Name => "NimbleGen tables and GFF";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head) =>
        head[..Math.Min(head.Length, 2000)].IndexOf("NimbleScan"u8) >= 0
        || (HeadText.FirstTableLine(head) is var line && line.IndexOf("RATIO_CORRECTED"u8) >= 0 && line.IndexOf("CHROMOSOME"u8) >= 0);

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        facts.RefuseOtherScale(lines.File, "NimbleScan's ratios are log2 ratios");
        var vendor = new SortedDictionary<string, string>(StringComparer.Ordinal);
        ReadOnlySpan<byte> line;
        while (lines.TryRead(out line) && (line.IsEmpty || line[0] == (byte)'#'))
        {
            AddProvenance(line, vendor);
        }

        if (line.IsEmpty)
        {
            throw new InvalidInputException("truncated-file", "The file has comments and no rows.", lines.Here().ToString(), "Export or copy the file again.");
        }

        var build = facts.RequireBuild(lines.File, "NimbleScan's files have");
        var cells = SourceText.Decode(line).Split('\t');
        return cells.Length == 9 && cells[1] == "NimbleScan"
            ? Read(lines, build, facts, vendor, GffHeader(cells), lines.Again())
            : Read(lines, build, facts, vendor, TableColumns(line, lines), lines);
    }

    private static ArrayReading Read(LineReader lines, GenomeBuild build, ArrayFacts facts, SortedDictionary<string, string> vendor, TableHeader header,
        LineReader rowsFrom)
    {
        // NimbleGen's protocol labels the sample with Cy3: its ratios are 532 over 635.
        var title = header.TitleOf(TableColumn.Value);
        var direction = StatedDirection.Decide(
            [($"column '{title}'", RatioDirection.Of(title)), .. vendor.Where(v => v.Key.Contains("ratio", StringComparison.OrdinalIgnoreCase))
                .Select(v => ($"header's {v.Key}", RatioDirection.Of(v.Value)))],
            facts, rowsFrom.Here(), sampleIsGreen: true);
        var rows = new ProbeRows(rowsFrom, header, TableDialect.Log2("NimbleGen table", ChromosomeCoding.Table, build, facts) with { Direction = direction });
        return rows.Read("nimblegen") with { Vendor = vendor };
    }

    // A GFF has no titles: sequence, source, feature, start, end, score, strand, frame, attributes.
    private static TableHeader GffHeader(string[] row)
    {
        var columns = new int[TableColumn.Titles.Length];
        Array.Fill(columns, -1);
        (columns[TableColumn.Chromosome], columns[TableColumn.Position], columns[TableColumn.Value]) = (0, 3, 5);
        return new TableHeader((byte)'\t', ["sequence", "source", "feature", "start", "end", Score(row), "strand", "frame", "attributes"], columns);
    }

    // Which ratio the score is, the feature or its attributes may say.
    private static string Score(string[] row) =>
        (RatioDirection.Of(row[2]) ?? RatioDirection.Of(row[8])) is { } direction ? $"score ({direction.Text})" : "score";

    private static TableHeader TableColumns(ReadOnlySpan<byte> line, LineReader lines)
    {
        if (line.IndexOf("GENE_EXPR_OPTION"u8) >= 0 && line.IndexOf("\tPM"u8) >= 0)
        {
            throw new InvalidInputException(
                "one-channel",
                "This is a NimbleGen .pair file: the signals of one of two channels, not ratios.",
                lines.Here().ToString(),
                "Give NimbleScan's normalised ratios (segMNT text or GFF), or a table of log2 ratios made from both channels.");
        }

        return TableHeader.Of(
            line, (byte)'\t', lines, "NimbleGen table",
            (TableColumn.Chromosome, ["CHROMOSOME", "SEQ_ID", "CHR"], true),
            (TableColumn.Position, ["CHR_POSITION", "POSITION", "START"], true),
            (TableColumn.Value, ["RATIO_CORRECTED", "LOG2_RATIO", "RATIO"], true),
            (TableColumn.Name, ["PROBE_ID"], false));
    }

    private static void AddProvenance(ReadOnlySpan<byte> line, SortedDictionary<string, string> vendor)
    {
        foreach (var part in SourceText.Decode(line).TrimStart('#', ' ').Split('\t'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part.Length < 200 && vendor.Count < 50 && !part.Contains('\\', StringComparison.Ordinal))
            {
                vendor.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim());
            }
        }
    }
}
