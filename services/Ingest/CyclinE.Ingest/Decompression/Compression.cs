using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers;

namespace CyclinE.Ingest.Decompression;

/// <summary>A kind of compression, told by its first bytes.</summary>
internal sealed class Compression
{
    /// <summary>How many first bytes are looked at.</summary>
    public const int MagicLength = 1 << 10;

    private delegate bool Test(ReadOnlySpan<byte> begun);

    private static readonly Compression[] Known =
    [
        new("gzip", b => b is [0x1F, 0x8B, ..], (s, file) => new CheckedGzipStream(s, file)),
        new("bzip2", b => b is [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31 or 0x17, ..], (s, file) => new Bzip2Stream(s, file)),
        new("zstd", b => b is [0x28, 0xB5, 0x2F, 0xFD, ..], (s, file) => new ZstdStream(s, file)),
        new("zip", b => b is [(byte)'P', (byte)'K', 3, 4, ..] && !ForeignFormat.IsExcelWorkbook(b), (s, file) => new ZipStream(s, file)),
    ];

    private readonly Test _test;
    private readonly Func<Stream, string, Stream> _open;

    private Compression(string name, Test test, Func<Stream, string, Stream> open)
    {
        Name = name;
        _test = test;
        _open = open;
    }

    /// <summary>The kind, such as <c>gzip</c>.</summary>
    public string Name { get; }

    /// <summary>The kind of compression that a file's first bytes show, or null where there is none that is unpacked here.</summary>
    public static Compression? Of(ReadOnlySpan<byte> begun)
    {
        foreach (var kind in Known)
        {
            if (kind._test(begun))
            {
                return kind;
            }
        }

        return null;
    }

    /// <summary>The content of compressed data, which the caller keeps.</summary>
    /// <exception cref="InvalidInputException">Also from reads: the data is damaged or ends early.</exception>
    public Stream Open(Stream compressed, string file) => _open(compressed, file);

    /// <summary>The refusal of damaged data.</summary>
    public static InvalidInputException Damaged(string kind, long delivered, string file, string detail = "it breaks its format or its checksum") => new(
        "corrupt-file",
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The {kind} data is damaged: {detail} after about {delivered} bytes of content."),
        file,
        $"Copy or download the file again; `{Tester(kind)}` tells whether a copy is sound.");

    /// <summary>The refusal of data that ends early.</summary>
    public static InvalidInputException Truncated(string kind, long delivered, string file) => new(
        "truncated-file",
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"The {kind} data ends early, or something that is not {kind} follows it: no proper end after about {delivered} bytes of content."),
        file,
        $"Copy or download the file again; `{Tester(kind)}` tells whether a copy is sound.");

    private static string Tester(string kind) => kind == "zip" ? "unzip -t" : kind + " -t";
}
