using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Decompression;
using CyclinE.Ingest.Readers.Seg;

namespace CyclinE.Ingest.Readers;

/// <summary>Kinds of file that people hand in and that are not read: told by content, so that the message can help.</summary>
/// <remarks>Some would pass as a generic table, with other chromosome codes, other units or segments for probes.</remarks>
internal sealed class ForeignFormat
{
    private delegate bool Test(ReadOnlySpan<byte> head);

    private const string ExportTable = "Export the array as a table with columns named chromosome, position and log2.";
    private const string Unpack = "Unpack it, or compress it with gzip.";

    // Order matters where one kind contains another.
    private static readonly ForeignFormat[] Known =
    [
        new("UTF-16 text", "Save it as UTF-8 or ASCII text.", IsUtf16, "unsupported-encoding"),
        new("an Excel workbook", "Save the sheet as tab-delimited text or CSV.", IsExcelWorkbook),
        new("an xz file", Unpack, h => h.StartsWith(Xz), "unsupported-compression"),
        new("a 7z archive", Unpack, h => h.StartsWith(SevenZip), "unsupported-compression"),
        new("an old Excel workbook (.xls)", "Save the sheet as tab-delimited text or CSV.", h => h.StartsWith(Ole)),
        new("a web page (HTML), perhaps of a download that asked for a login", "Download the data file itself.", IsHtml),
        new("an XML file", ExportTable, h => StartsWith(h, "<?xml"u8)),
        new("an HDF5 file (such as OSCHP of OncoScan)",
            "Export the array's probes as a table from Chromosome Analysis Suite, with columns ProbeSetName, Chromosome, Position and Log2Ratio.",
            h => h.StartsWith(Hdf5)),
        new("a PDF", ExportTable, h => h.StartsWith("%PDF"u8)),
        new("a table of segments without all of its columns",
            "Give columns named ID, chrom, loc.start, loc.end, num.mark and seg.mean, or the probes themselves.",
            h => (FirstLineHas(h, "loc.start"u8) || FirstLineHas(h, "seg.mean"u8) || FirstLineHas(h, "num.mark"u8))
                && !SegHeader.Recognises(HeadText.FirstTableLine(h))),
        new("a table of segments (CNVkit .cns), not of probes", "Give the .cnr file of the same sample.",
            h => FirstLineHas(h, "chromosome\tstart\tend\tgene"u8) && FirstLineHas(h, "probes"u8)),
        new("a table of coverage or of a reference (CNVkit .cnn): log2 of depth, not of a ratio", "Give the .cnr file of the sample (cnvkit.py fix).",
            IsCoverage),
        new("a VCF file", ExportTable, h => h.StartsWith("##fileformat=VCF"u8)),
        new("text whose lines end with CR alone (old Macintosh)", "Save it with line ends LF or CRLF.", h => h.Length > 200 && h.Contains((byte)'\r')
            && !h.Contains((byte)'\n'), "unsupported-encoding"),
    ];

    private readonly string _name;
    private readonly string _remedy;
    private readonly Test _test;
    private readonly string _code;

    private ForeignFormat(string name, string remedy, Test test, string code = "unrecognised-format")
    {
        _name = name;
        _remedy = remedy;
        _test = test;
        _code = code;
    }

    private static ReadOnlySpan<byte> Xz => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    private static ReadOnlySpan<byte> Hdf5 => [0x89, (byte)'H', (byte)'D', (byte)'F'];

    private static ReadOnlySpan<byte> SevenZip => [(byte)'7', (byte)'z', 0xBC, 0xAF];

    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Refuses a file of a known foreign kind.</summary>
    /// <exception cref="InvalidInputException">The file is of such a kind.</exception>
    public static void Refuse(ReadOnlySpan<byte> head, string file, string? compression)
    {
        if (compression is not null && Compression.Of(head) is { } inner)
        {
            throw new InvalidInputException(
                "unsupported-compression", $"This is a {inner.Name} file within a {compression} file: expected an array's file.", file, "Unpack it once.");
        }

        foreach (var format in Known)
        {
            if (format._test(head))
            {
                throw new InvalidInputException(
                    format._code, $"This is {format._name}: expected one of {ArrayReaders.Names}.", file, format._remedy);
            }
        }
    }

    private static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> text) => head.IndexOf(text) >= 0;

    private static bool FirstLineHas(ReadOnlySpan<byte> head, ReadOnlySpan<byte> text)
    {
        var line = FirstTableLine(head);
        return line.IndexOf(text) >= 0;
    }

    private static ReadOnlySpan<byte> FirstTableLine(ReadOnlySpan<byte> head)
    {
        while (head.StartsWith("#"u8) && head.IndexOf((byte)'\n') is var end and >= 0)
        {
            head = head[(end + 1)..];
        }

        var length = head.IndexOf((byte)'\n');
        return length < 0 ? head : head[..length];
    }

    private static bool StartsWith(ReadOnlySpan<byte> head, ReadOnlySpan<byte> text)
    {
        head = head.TrimStart(" \t\r\n"u8);
        return head.Length >= text.Length && Ascii.EqualsIgnoreCase(head[..text.Length], text);
    }

    /// <summary>True for a workbook of Excel, which is a zip archive of its own kind.</summary>
    public static bool IsExcelWorkbook(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x03\x04"u8) && (Has(head, "xl/"u8) || Has(head, "[Content_Types].xml"u8));

    // A .cnr has weights beside its depths; coverage and references have none.
    private static bool IsCoverage(ReadOnlySpan<byte> head) =>
        FirstLineHas(head, "chromosome\tstart\tend\tgene"u8) && FirstLineHas(head, "log2"u8) && FirstLineHas(head, "depth"u8)
        && !FirstLineHas(head, "weight"u8) && !FirstLineHas(head, "probes"u8);

    private static bool IsHtml(ReadOnlySpan<byte> head) => StartsWith(head, "<!doctype html"u8) || StartsWith(head, "<html"u8);

    private static bool IsUtf16(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
        || (head is [not 0, 0, not 0, 0, not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, 0, not 0, 0, not 0, ..]);
}
