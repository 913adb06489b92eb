using CyclinE.Genomics;

namespace CyclinE.Ingest;

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
    private static readonly string[] LooseMeans = ["log2", "log2ratio", "mean", "value", "segcn"];

    // What the columns are called where the table has no titles, in IGV's order.
    private static readonly string[] Unwritten = ["sample", "chrom", "start", "end", "num.mark", "seg.mean"];

    /// <summary>True for a line of titles of a table of segments, or for a row of one without titles.</summary>
    public static bool Recognises(ReadOnlySpan<byte> line) => Read(line) is not null;

    /// <summary>The header that a line is, or that its cells call for; null where it is no such table.</summary>
    /// <param name="line">The first line that is no comment.</param>
    /// <returns>The columns, and whether the line itself is a row.</returns>
    public static (TableHeader Header, bool IsRow)? Read(ReadOnlySpan<byte> line)
    {
        var delimiter = HeadText.DelimiterOf(line);
        string[] titles = [.. SourceText.Decode(line).Split((char)delimiter).Select(t => t.Trim().Trim('"').Trim('\''))];
        var normalised = Array.ConvertAll(titles, TableColumn.Normalise);
        var (count, mean) = (Find(normalised, Counts), Find(normalised, Means));
        mean = mean < 0 && count >= 0 ? Find(normalised, LooseMeans) : mean;
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
