using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Illumina;

/// <summary>
/// Illumina GenomeStudio (and BeadStudio) Final Report: <c>[Header]</c>, <c>[Data]</c>, then one line per sample and SNP, tab or
/// comma between cells.
/// </summary>
internal sealed class FinalReportReader : TextArrayReader
{
    private const string Format = "Final Report";
    private const string RowsField = "Num SNPs";

    /// <inheritdoc/>
    public override string Name => "Illumina Final Report";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head) =>
        head.StartsWith("[Header]"u8) || (head.StartsWith("[Data]"u8) && head.IndexOf("Log R Ratio"u8) >= 0);

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        facts.RefuseDyeSwap(lines.File, "an Illumina array");
        facts.RefuseOtherScale(lines.File, "Log R Ratio is log2(R / expected R)");
        var vendor = ReadHeaderBlock(lines);
        if (!lines.TryRead(out var line))
        {
            throw new InvalidInputException(
                "truncated-file", "The Final Report has no columns behind [Data].", lines.Here().ToString(), "Export the report again, with its data.");
        }

        var header = TableHeader.Of(
            line, HeadText.DelimiterOf(line), lines, Format,
            (TableColumn.Name, ["SNP Name", "Name", "SNPName"], true),
            (TableColumn.Value, ["Log R Ratio"], true),
            (TableColumn.Baf, ["B Allele Freq"], false),
            (TableColumn.Genotype, ["Allele1 - AB"], false),
            (TableColumn.SecondAllele, ["Allele2 - AB"], false),
            (TableColumn.Sample, ["Sample ID", "Sample Name"], false),
            (TableColumn.Chromosome, ["Chr", "Chromosome"], false),
            (TableColumn.Position, ["Position", "MapInfo"], false));
        var positions = facts.PositionsFor(header, lines, ChromosomeCoding.Illumina, Format, "export the report with the columns Chr and Position");
        var build = facts.RequireBuild(lines.File, "Final Reports have");
        var rows = new ProbeRows(lines, header, IlluminaDialect.Of(Format, header, build, facts, positions) with
        {
            Sample = facts.FileSample,
            AnnouncedRows = long.TryParse(vendor.GetValueOrDefault(RowsField), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count)
                ? count : 0,
            AnnouncedBy = RowsField,
        });
        return rows.Read("illumina-final-report") with
        {
            Platform = vendor.GetValueOrDefault("Content"),
            Vendor = vendor,
            ReferenceSex = ReferenceSex.Scaled,
            OneRowPerProbe = true
        };
    }

    private static SortedDictionary<string, string> ReadHeaderBlock(LineReader lines)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (lines.TryRead(out var line))
        {
            if (line.StartsWith("[Data]"u8))
            {
                return fields;
            }

            var delimiter = HeadText.DelimiterOf(line);
            var at = line.IndexOf(delimiter);
            if (at > 0 && fields.Count < 50)
            {
                var value = SourceText.Decode(line[at..].Trim(" \t,;\""u8));
                if (value.Length is > 0 and < 200)
                {
                    fields.TryAdd(SourceText.Decode(line[..at]).Trim(), value);
                }
            }
        }

        throw new InvalidInputException(
            "truncated-file", $"The file ends after {lines.Line} lines without [Data].", lines.Here().ToString(), "Export the report again, with its data.");
    }
}
