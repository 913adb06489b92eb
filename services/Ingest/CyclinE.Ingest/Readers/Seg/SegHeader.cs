using CyclinE.Genomics.Genome;
using CyclinE.Ingest.Readers.Tables;
using CyclinE.Ingest.Text;

namespace CyclinE.Ingest.Readers.Seg;

/// <summary>The columns of a table of segments: by their titles, or by their order where the table has none.</summary>
internal static class SegHeader
{
    /// <summary>Slot of a segment's last position.</summary>
    public const int End = TableColumn.Green;

    /// <summary>Slot of the number of markers.</summary>
    public const int Markers = TableColumn.Mark;

    private static readonly string[] Ids = ["id", "sample", "sampleid", "samplename", "gdcaliquot", "array", "tumorsamplebarcode"];
    private static readonly string[] Chromosomes = ["chrom", "chromosome", "chr"];
    private static readonly string[] Starts = ["locstart", "start", "startposition", "chromstart", "startbp"];
    private static readonly string[] Ends = ["locend", "end", "endposition", "chromend", "stop", "endbp"];
    private static readonly string[] Counts = ["nummark", "nummarkers", "numprobes", "nprobes", "markers", "probes", "nmarkers", "nummarks"];
    private static readonly string[] Means = ["segmean", "segmentmean", "meanlog2", "log2mean", "segmentedmean"];
    private static readonly string[] LooseMeans = ["log2", "log2ratio", "log2r", "logratio", "logr", "mean", "value", "segcn"];

    // What the columns are called where the table has no titles, in IGV's order.
    private static readonly string[] Unwritten = ["sample", "chrom", "start", "end", "num.mark", "seg.mean"];

    /// <summary>True for a line of titles of a table of segments, or for a row of one without titles.</summary>
    public static bool Recognises(ReadOnlySpan<byte> line) => Read(line) is not null;

    /// <summary>The header that a line is, or that its cells call for; null where it is no such table.</summary>
    /// <param name="line">The first line that is no comment.</param>
    /// <returns>The columns, and whether the line itself is a row.</returns>
    /// <param name="isOfSegments">Whether the rows are known to be segments: then a mean may be titled as a probe's value is.</param>
    public static (TableHeader Header, bool IsRow)? Read(ReadOnlySpan<byte> line, bool isOfSegments = false)
    {
        var delimiter = HeadText.DelimiterOf(line);
        string[] titles = [.. SourceText.Decode(line).TrimEnd((char)delimiter, ' ').Split((char)delimiter).Select(t => t.Trim().Trim('"').Trim('\''))];
        var normalised = Array.ConvertAll(titles, TableColumn.Normalise);
        var (count, mean) = (Find(normalised, Counts), Find(normalised, Means));
        mean = mean < 0 && (count >= 0 || isOfSegments) ? Find(normalised, LooseMeans) : mean;
        var columns = Columns(Find(normalised, Ids), Find(normalised, Chromosomes), Find(normalised, Starts), Find(normalised, Ends), count, mean);
        if (columns[TableColumn.Sample] >= 0 && columns[TableColumn.Chromosome] >= 0 && columns[TableColumn.Position] >= 0 && columns[End] >= 0 && mean >= 0)
        {
            return (new TableHeader(delimiter, titles, columns), false);
        }

        return IsRow(titles)
            ? (new TableHeader(
                delimiter, titles.Length == 6 ? Unwritten : [.. Unwritten[..4], Unwritten[5]],
                Columns(0, 1, 2, 3, titles.Length == 6 ? 4 : -1, titles.Length - 1)), true)
            : null;
    }

    /// <summary>True where titles fit a table of segments as well as one of probes, and the rows are as wide as segments are.</summary>
    /// <param name="text">From the line of titles on.</param>
    public static bool RecognisesByWidth(ReadOnlySpan<byte> text)
    {
        var first = HeadText.FirstLine(text);
        if (Read(first.Trim("\r "u8), isOfSegments: true) is not { IsRow: false } found)
        {
            return false;
        }

        var header = found.Header;
        var widths = new RowWidths();
        var fields = new Field[TableColumn.Titles.Length];
        for (text = text[Math.Min(text.Length, first.Length + 1)..]; text.Contains((byte)'\n'); text = text[(HeadText.FirstLine(text).Length + 1)..])
        {
            var line = HeadText.FirstLine(text).TrimEnd((byte)'\r');
            if (FieldScanner.Scan(line, header.Delimiter, header.Slots, fields) >= header.Slots.Length
                && Number.TryParseWhole(fields[TableColumn.Position].Of(line), out var start) && Number.TryParseWhole(fields[End].Of(line), out var end))
            {
                widths.Add(Math.Abs((long)end - start));
            }
        }

        return widths.AreSegments;
    }

    private static bool IsRow(string[] cells) =>
        cells.Length is 5 or 6
        && cells[0].Length > 0 && !Chromosome.TryParse(cells[0], out _)
        && (Chromosome.TryParse(cells[1], out _) || cells[1] is "23" or "24")
        && Whole(cells[2]) && Whole(cells[3])
        && (cells.Length == 5 || Whole(cells[4]) || Number.IsMissing(System.Text.Encoding.UTF8.GetBytes(cells[4])))
        && (Number.TryParse(System.Text.Encoding.UTF8.GetBytes(cells[^1]), out _) || Number.IsMissing(System.Text.Encoding.UTF8.GetBytes(cells[^1])));

    private static bool Whole(string cell) => Number.TryParseWhole(System.Text.Encoding.UTF8.GetBytes(cell), out var value) && value >= 0;

    private static int Find(string[] normalised, string[] accepted)
    {
        var name = Array.Find(accepted, a => Array.IndexOf(normalised, a) >= 0);
        return name is null ? -1 : Array.IndexOf(normalised, name);
    }

    private static int[] Columns(int sample, int chromosome, int start, int end, int markers, int mean)
    {
        var columns = new int[TableColumn.Titles.Length];
        Array.Fill(columns, -1);
        columns[TableColumn.Sample] = sample;
        columns[TableColumn.Chromosome] = chromosome;
        columns[TableColumn.Position] = start;
        columns[End] = end;
        columns[Markers] = markers;
        columns[TableColumn.Value] = mean;
        return columns;
    }
}
