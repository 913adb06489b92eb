using System.Globalization;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Geo;

/// <summary>GEO series matrix: <c>!Series_…</c> and <c>!Sample_…</c> lines, then a table with a column for each sample.</summary>
internal sealed class SeriesMatrixReader : TextArrayReader
{
    private const string Format = "GEO series matrix";
    private const string Processing = "!Sample_data_processing";
    private const string FirstLabel = "!Sample_label_ch1";
    private const string SecondLabel = "!Sample_label_ch2";

    private static ReadOnlySpan<byte> RowCount => "!Sample_data_row_count\t"u8;

    /// <inheritdoc/>
    public override string Name => "GEO series matrix";

    /// <inheritdoc/>
    public override bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith("!Series_"u8);

    /// <inheritdoc/>
    protected override ArrayReading Read(LineReader lines, ArrayFacts facts, IngestOptions options)
    {
        string[] accessions = [];
        string[] titles = [];
        string[] platforms = [];
        var attributes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string[] counts = [];
        while (lines.TryRead(out var line))
        {
            if (line.StartsWith("!Sample_geo_accession\t"u8))
            {
                accessions = Cells(line);
            }
            else if (line.StartsWith("!Sample_title\t"u8))
            {
                titles = Cells(line);
            }
            else if (line.StartsWith("!Sample_platform_id\t"u8))
            {
                platforms = Cells(line);
            }
            else if (DirectionKey(line) is { } key)
            {
                attributes.TryAdd(key, Cells(line));
            }
            else if (line.StartsWith(RowCount) && line.Length > RowCount.Length)
            {
                counts = Cells(line);
            }
            else if (line.StartsWith("!series_matrix_table_begin"u8) && lines.TryRead(out line))
            {
                var sample = Choose(SourceText.Decode(line), accessions, titles, facts.FileSample, lines.File);
                var at = Array.IndexOf(accessions, sample);
                string? Said(string name) => attributes.TryGetValue(name, out var cells) && at >= 0 && at < cells.Length ? cells[at] : null;
                var direction = GeoDirection.Decide(
                    null, Said(Processing) is { } processing ? GeoDirection.OfProcessing(processing) : null,
                    GeoDirection.FirstChannel(Said(FirstLabel), Said(SecondLabel)), facts, lines.Here());
                return ReadTable(line, sample, platforms.Length > 0 ? platforms[0] : null, RowsOf(sample, accessions, counts), direction, lines, facts);
            }
        }

        throw new InvalidInputException(
            "truncated-file", $"The file ends after {lines.Line} lines without !series_matrix_table_begin.", lines.Here().ToString(),
            "Download the series matrix again.");
    }

    private static long RowsOf(string sample, string[] accessions, string[] counts) =>
        Array.IndexOf(accessions, sample) is var at and >= 0 && at < counts.Length
            && long.TryParse(counts[at], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static ArrayReading ReadTable(ReadOnlySpan<byte> line, string sample, string? platform, long announced, StatedDirection? direction,
        LineReader lines, ArrayFacts facts)
    {
        var header = TableHeader.Of(
            line, (byte)'\t', lines, Format, (TableColumn.Name, ["ID_REF"], true), (TableColumn.Value, [sample], true));
        var scale = facts.RequireScale(null, header.Place(lines, TableColumn.Value));
        var build = facts.RequireBuild(lines.File, "a series matrix has");
        var rows = new ProbeRows(lines, header, TableDialect.Log2(Format, ChromosomeCoding.Table, build, facts) with
        {
            Scale = scale,
            Direction = direction,
            Positions = facts.ReadPositions(lines, ChromosomeCoding.Table, Format, "give the samples' own files"),
            EndMark = "!series_matrix_table_end",
            AnnouncedRows = announced,
            AnnouncedBy = "Sample_data_row_count",
        });
        return rows.Read("geo-series-matrix") with
        {
            Platform = platform,
            OneRowPerProbe = true,
            Vendor = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["geo_accession"] = sample },
        };
    }

    // Attributes that tell what the ratios are; the first of a name counts.
    private static string? DirectionKey(ReadOnlySpan<byte> line) =>
        line.StartsWith("!Sample_data_processing\t"u8) ? Processing
        : line.StartsWith("!Sample_label_ch1\t"u8) ? FirstLabel
        : line.StartsWith("!Sample_label_ch2\t"u8) ? SecondLabel
        : null;

    // A sample may be called by its accession or by its title.
    private static string Choose(string header, string[] accessions, string[] titles, string? wanted, string file)
    {
        string[] columns = [.. header.Split('\t').Skip(1).Select(t => t.Trim().Trim('"'))];
        SeveralArrays.RefuseSameNames(columns, wanted, file);
        if (wanted is not null && !columns.Contains(wanted) && titles.Count(t => t == wanted) > 1)
        {
            throw new InvalidInputException(
                SeveralArrays.Code, $"The file holds {titles.Count(t => t == wanted)} samples titled '{wanted}'.", file,
                "Put the accession of the one that is meant into the sheet's column 'file_sample'.");
        }

        var byTitle = Array.IndexOf(titles, wanted);
        var accession = wanted is null ? columns.FirstOrDefault()
            : columns.Contains(wanted) ? wanted
            : byTitle >= 0 && byTitle < accessions.Length && columns.Contains(accessions[byTitle]) ? accessions[byTitle]
            : null;
        SampleChoice.Judge(columns, wanted, accession is not null, file);
        return accession!;
    }

    private static string[] Cells(ReadOnlySpan<byte> line) => [.. SourceText.Decode(line).Split('\t').Skip(1).Select(t => t.Trim().Trim('"'))];
}
