using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Geo;

/// <summary>
/// GEO SOFT: a sample (<c>^SAMPLE</c>) or a family of platform and samples. The platform's table, where the file has it, gives
/// the positions.
/// </summary>
internal sealed class SoftReader : TextArrayReader
{
    private const string Format = "GEO SOFT sample";

    /// <inheritdoc/>
    public override string Name => "GEO SOFT";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head) =>
        head.StartsWith("^SAMPLE"u8) || head.StartsWith("^DATABASE"u8) || head.StartsWith("^SERIES"u8) || head.StartsWith("^PLATFORM"u8);

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        var names = new List<string>();
        ProbePositions? platform = null;
        SoftSample? current = null;
        ArrayReading? reading = null;
        SoftSample? chosen = null;
        while (lines.TryRead(out var line))
        {
            if (line.StartsWith("!platform_table_begin"u8) && facts.Probes is null)
            {
                platform = SoftPlatform.Read(lines);
            }
            else if (line.StartsWith("^SAMPLE"u8))
            {
                current = new SoftSample(ValueOf(line));
                names.Add(current.Accession);
            }
            else if (line.StartsWith("!sample_table_begin"u8) && current is not null && reading is null && current.IsCalled(facts.FileSample))
            {
                reading = ReadTable(current, platform, lines, facts);
                chosen = current;
            }
            else
            {
                current?.Add(line, ValueOf);
                if (chosen is not null && current != chosen && line.StartsWith("!Sample_title"u8) && current!.IsCalled(facts.FileSample)
                    && facts.FileSample is not null
                    && chosen.Accession != facts.FileSample)
                {
                    throw new InvalidInputException(
                        SeveralArrays.Code, $"The file holds two samples titled '{facts.FileSample}': {chosen.Accession} and {current.Accession}.",
                        lines.Here().ToString(),
                        "Put the accession of the one that is meant into the sheet's column 'file_sample'.");
                }
            }
        }

        if (reading is null && names.Count == 0)
        {
            throw new InvalidInputException(
                "missing-sample", "The SOFT file holds no ^SAMPLE with values.", lines.File, "Download the family file or a sample of the series, in full.");
        }

        SeveralArrays.RefuseSameNames(names, chosen?.Accession, lines.File);
        SampleChoice.Judge(names, facts.FileSample, reading is not null, lines.File);
        return reading!;
    }

    private static ArrayReading ReadTable(SoftSample sample, ProbePositions? platform, LineReader lines, ArrayFacts facts)
    {
        if (!lines.TryRead(out var line))
        {
            throw new InvalidInputException("truncated-file", "The file ends where the sample's table begins.", lines.Here().ToString(),
                "Download the file again.");
        }

        var header = TableHeader.Of(line, (byte)'\t', lines, Format, (TableColumn.Name, ["ID_REF"], true), (TableColumn.Value, ["VALUE"], true));
        var scale = facts.RequireScale(sample.ValueDescription, header.Place(lines, TableColumn.Value));
        var build = facts.RequireBuild(lines.File, "SOFT files have");
        var rows = new ProbeRows(lines, header, TableDialect.Log2(Format, ChromosomeCoding.Table, build, facts) with
        {
            Scale = scale,
            Direction = GeoDirection.Decide(sample.ValueDescription, sample.OfProcessing, sample.FirstChannel, facts, header.Place(lines, TableColumn.Value)),
            Positions = platform ?? facts.ReadPositions(lines, ChromosomeCoding.Table, Format, "give the family file, whose platform has positions"),
            EndMark = "!sample_table_end",
            AnnouncedRows = sample.AnnouncedRows,
            AnnouncedBy = "Sample_data_row_count",
        });
        return rows.Read("geo-soft") with { Platform = sample.Vendor.GetValueOrDefault("platform_id"), Vendor = sample.Vendor, OneRowPerProbe = true };
    }

    private static string ValueOf(ReadOnlySpan<byte> line)
    {
        var equals = line.IndexOf((byte)'=');
        return equals < 0 ? string.Empty : SourceText.Decode(line[(equals + 1)..]).Trim();
    }
}
