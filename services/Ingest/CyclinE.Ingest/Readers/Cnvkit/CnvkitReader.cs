using CyclinE.Genomics.Genome;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Cnvkit;

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
        var header = TableHeader.Of(
            FirstTableLine(lines), (byte)'\t', lines, ".cnr table",
            (TableColumn.Chromosome, ["chromosome"], true),
            (TableColumn.Position, ["start"], true),
            (TableColumn.Value, ["log2"], true),
            (TableColumn.Baf, ["baf"], false),
            (TableColumn.Mark, ["depth"], false));
        var build = facts.RequireBuild(lines.File, ".cnr files have");
        var rows = new ProbeRows(lines, header, TableDialect.Log2(".cnr table", ChromosomeCoding.Table, build, facts) with
        {
            FirstBase = 0,
            MissingWhen = IsZero,
            MissingMeaning = "the bin's depth is 0 (CNVkit writes a stand-in as log2)",
        });
        return rows.Read("cnvkit-cnr");
    }

    private static bool IsZero(ReadOnlySpan<byte> cell) => Number.TryParse(cell, out var depth) && depth == 0;
}
