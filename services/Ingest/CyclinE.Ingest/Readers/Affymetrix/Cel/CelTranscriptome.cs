using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>Transcriptome CEL ("bcel"): big-endian chunks, each a length, a name of four letters, bytes and four more bytes.</summary>
internal static class CelTranscriptome
{
    private const int CellSize = 5;
    private const int PairSize = 8;
    private const int LongestText = 1 << 20;

    private static ReadOnlySpan<byte> Magic => [(byte)'B', (byte)'C', (byte)'E', (byte)'L', 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool Recognises(ReadOnlySpan<byte> head) => head.StartsWith(Magic);

    public static CelFile Read(BinaryInput input)
    {
        input.Take(12, "the magic number and the version");
        var head = Text(input, "HEAD");
        if (head.Length < 12)
        {
            throw input.Corrupt("Chunk HEAD is too short to hold the chip's size.");
        }

        var columns = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
        var rows = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(8));
        var chip = CelHeader.ChipType(Encoding.Latin1.GetString(Text(input, "DTHD")));
        var algorithm = Encoding.Latin1.GetString(Text(input, "ALGM")).Trim('\r', '\0');
        Text(input, "ALPR");
        var cells = Open(input, "INTY", CellSize);
        CelHeader.CheckSize(input, columns, rows, cells);
        var values = new CelValues(cells, hasDeviations: true, hasPixels: false);
        CelCells.Records(input, cells, CellSize, "the cells", values.Grow, (cell, bytes) =>
            values.Set(cell, BinaryPrimitives.ReadUInt16BigEndian(bytes), BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])));
        input.Take(4, "the end of chunk INTY");
        var masked = Pairs(input, "MASK", "masked cells", columns, rows);
        var outliers = Pairs(input, "OUTL", "outliers", columns, rows);
        Text(input, "TAIL");
        input.Drain();
        return new CelFile
        {
            Format = CelFormat.Transcriptome,
            ChipType = chip,
            Algorithm = algorithm,
            Columns = columns,
            Rows = rows,
            Intensities = values.Intensities,
            StandardDeviations = values.Deviations,
            Masked = masked,
            Outliers = outliers,
        };
    }

    private static byte[] Text(BinaryInput input, string name)
    {
        var bytes = input.Block(Open(input, name, 1), LongestText, "chunk " + name);
        input.Take(4, "the end of chunk " + name);
        return bytes;
    }

    private static int[] Pairs(BinaryInput input, string name, string what, int columns, int rows)
    {
        var cells = CelCells.List(input, Open(input, name, PairSize), PairSize, what, columns, rows,
            bytes => (BinaryPrimitives.ReadUInt32BigEndian(bytes), BinaryPrimitives.ReadUInt32BigEndian(bytes[4..])));
        input.Take(4, "the end of chunk " + name);
        return cells;
    }

    // The number of records of the chunk that must come next.
    private static long Open(BinaryInput input, string expected, int size)
    {
        var length = input.UInt32BigEndian("the length of chunk " + expected);
        var name = Encoding.Latin1.GetString(input.Take(4, "the name of chunk " + expected));
        return name != expected
            ? throw input.Corrupt($"A chunk that is not {expected} stands where {expected} is expected.", input.Position - 4)
            : length % size != 0
            ? throw input.Corrupt(string.Create(CultureInfo.InvariantCulture, $"Chunk {expected} has {length:N0} bytes: expected a multiple of {size}."),
                input.Position - 8)
            : length / size;
    }
}
