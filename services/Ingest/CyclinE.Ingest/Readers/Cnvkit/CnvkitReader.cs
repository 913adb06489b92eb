using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>CNVkit's <c>.cnr</c>: bins of half-open intervals that count from 0, with a log2 ratio.</summary>
internal sealed class CnvkitReader : TextArrayReader
{
    /// <inheritdoc/>
    public override string Name => "CNVkit .cnr";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head)
    {
        var line = HeadText.FirstTableLine(head);
        return line.StartsWith("chromosome\tstart\tend\tgene"u8) && line.IndexOf("log2"u8) >= 0 && line.IndexOf("probes"u8) < 0;
    }

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        facts.RefuseOtherScale(lines.File, "CNVkit's column log2 is a log2 ratio");
        ReadOnlySpan<byte> line;
        while (lines.TryRead(out line) && (line.IsEmpty || line[0] == (byte)'#'))
        {
        }

        var header = TableHeader.Of(
            line, (byte)'\t', lines, ".cnr table",
            (TableColumn.Chromosome, ["chromosome"], true),
            (TableColumn.Position, ["start"], true),
            (TableColumn.Value, ["log2"], true),
            (TableColumn.Baf, ["baf"], false),
            (TableColumn.Mark, ["depth"], false));
        var build = BuildDecision.Decide(null, facts.Build, new SourceLocation(lines.File), "say it there: .cnr files have no field for it");
        var rows = new ProbeRows(lines, header, new TableDialect
        {
            Format = ".cnr table",
            Coding = ChromosomeCoding.Table,
            Build = build,
            Scale = ValueScale.Log2,
            ScaleDeclared = true,
            Polarity = facts.Polarity,
            FirstBase = 0,
            MissingWhen = IsZero,
            MissingMeaning = "the bin's depth is 0 (CNVkit writes a stand-in as log2)",
        });
        return new ArrayReading { Format = "cnvkit-cnr", Build = build, Features = rows.Read(), Steps = rows.Steps() };
    }

    private static bool IsZero(ReadOnlySpan<byte> cell) => Number.TryParse(cell, out var depth) && depth == 0;
}
