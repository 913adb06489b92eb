using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Affymetrix;

/// <summary>
/// Affymetrix copy-number tables: CNCHP text of SNP 6.0 and CytoScan (with its header of <c>#%key=value</c> lines, or without),
/// OncoScan and ChAS tables, as written by the vendor or by R (quoted titles with dots).
/// </summary>
internal sealed class CnchpTextReader : TextArrayReader
{
    private const string HowToSayBuild = "keep the header line #%genome-version-ucsc=…";

    /// <inheritdoc/>
    public override string Name => "Affymetrix copy-number text (CNCHP, CytoScan, OncoScan, ChAS)";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head)
    {
        var rest = head;
        while (rest.StartsWith("#"u8))
        {
            var end = rest.IndexOf((byte)'\n');
            if (end < 0)
            {
                // A header longer than what is shown.
                return head.IndexOf("\n#%"u8) >= 0 || head.StartsWith("#%"u8);
            }

            rest = rest[(end + 1)..];
        }

        var titles = HeadText.FirstLine(rest);
        return titles.IndexOf("ProbeSet"u8) >= 0 && (titles.IndexOf("Log2Ratio"u8) >= 0 || titles.IndexOf("SmoothSignal"u8) >= 0);
    }

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        facts.RefuseDyeSwap(lines.File, "an Affymetrix array");
        facts.RefuseOtherScale(lines.File, "the column Log2Ratio of an Affymetrix table is log2(sample / reference)");
        var parameters = new CnchpParameters();
        while (lines.TryRead(out var line))
        {
            if (line.IsEmpty || line[0] == (byte)'#')
            {
                parameters.Add(line, lines);
                continue;
            }

            var header = ReadHeader(line, lines, options);
            var build = BuildDecision.Decide(parameters.Build, facts.Build, parameters.BuildPlace ?? new SourceLocation(lines.File), HowToSayBuild);
            var dialect = TableDialect.Log2("copy-number table", ChromosomeCoding.Affymetrix, build, facts) with { AnnouncedRows = parameters.AnnouncedRows };
            return new ProbeRows(lines, header, dialect).Read("affymetrix-cnchp-text") with
            {
                OneRowPerProbe = true,
                Platform = parameters.Platform,
                Vendor = parameters.Vendor,
                ReferenceSex = ReferenceSex.Scaled,
            };
        }

        throw new InvalidInputException(
            "truncated-file",
            $"The file ends after {lines.Line} header lines without a table of probe sets.",
            lines.Here().ToString(),
            "Export the file again from the Affymetrix program, or copy it again.");
    }

    private static TableHeader ReadHeader(ReadOnlySpan<byte> line, LineReader lines, IngestOptions options)
    {
        string[] plain = ["Log2Ratio"];
        string[] weighted = ["WeightedLog2Ratio", "Log2Ratio"];
        var delimiter = HeadText.DelimiterOf(line);
        return TableHeader.Of(
            line, delimiter, lines, "copy-number table",
            (TableColumn.Name, ["ProbeSetName", "ProbeSet", "ProbeSetID"], true),
            (TableColumn.Chromosome, ["Chromosome", "Chr"], true),
            (TableColumn.Position, ["Position", "Chromosomal Position", "PhysicalPosition"], true),
            (TableColumn.Value, options.WeightedLog2Ratio ? weighted : plain, true),
            (TableColumn.Baf, ["BAF", "BAlleleFreq"], false),
            (TableColumn.Genotype, ["Genotype", "Call"], false));
    }
}
