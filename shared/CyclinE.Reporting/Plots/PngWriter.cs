using System.Buffers.Binary;
using System.IO.Compression;

namespace CyclinE.Reporting.Plots;

/// <summary>Encodes an 8-bit palette image as PNG (ISO/IEC 15948): IHDR, PLTE, tRNS, IDAT, IEND.</summary>
internal static class PngWriter
{
    private const int MaximumColours = 256;
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Encodes the image.</summary>
    /// <param name="indices">Palette index of every pixel, row by row.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="palette">At most 256 colours with their opacity.</param>
    public static byte[] Encode(ReadOnlySpan<byte> indices, int width, ReadOnlySpan<(byte Red, byte Green, byte Blue, byte Alpha)> palette)
    {
        if (width <= 0 || indices.Length == 0 || indices.Length % width != 0 || palette.Length is 0 or > MaximumColours)
        {
            throw new ArgumentException($"{indices.Length} pixels in rows of {width} with {palette.Length} colours make no image.");
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], indices.Length / width);
        header[8] = 8; // bits a sample
        header[9] = 3; // palette
        header[10] = header[11] = header[12] = 0;
        WriteChunk(png, "IHDR"u8, header);

        var colours = new byte[3 * palette.Length];
        var opacities = new byte[palette.Length];
        for (var i = 0; i < palette.Length; i++)
        {
            (colours[3 * i], colours[(3 * i) + 1], colours[(3 * i) + 2], opacities[i]) = palette[i];
        }

        WriteChunk(png, "PLTE"u8, colours);
        WriteChunk(png, "tRNS"u8, opacities);
        WriteChunk(png, "IDAT"u8, Compress(indices, width));
        WriteChunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> indices, int width)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < indices.Length; row += width)
            {
                zlib.WriteByte(0); // no filter: palette indices have no gradient to predict
                zlib.Write(indices.Slice(row, width));
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        stream.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < table.Length; n++)
        {
            var value = n;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[n] = value;
        }

        return table;
    }
}
