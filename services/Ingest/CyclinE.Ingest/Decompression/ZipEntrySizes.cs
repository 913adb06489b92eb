using System.Buffers.Binary;

namespace CyclinE.Ingest.Decompression;

/// <summary>What a zip entry's local header says of its content.</summary>
/// <param name="Known">False where the sizes follow the data.</param>
/// <param name="Checksum">CRC-32 of the content.</param>
/// <param name="Compressed">Bytes in the archive.</param>
/// <param name="Content">Bytes of the content.</param>
internal readonly record struct ZipEntrySizes(bool Known, uint Checksum, long Compressed, long Content)
{
    private const ushort Zip64 = 1;

    /// <summary>Reads them from a local header and its extra field, in which sizes above 4 GB stand.</summary>
    public static ZipEntrySizes Read(ReadOnlySpan<byte> header, ReadOnlySpan<byte> extra, bool follow)
    {
        long compressed = BinaryPrimitives.ReadUInt32LittleEndian(header[18..]);
        long content = BinaryPrimitives.ReadUInt32LittleEndian(header[22..]);
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == Zip64 && length >= 16 && extra.Length >= 20)
            {
                content = content == uint.MaxValue ? BinaryPrimitives.ReadInt64LittleEndian(extra[4..]) : content;
                compressed = compressed == uint.MaxValue ? BinaryPrimitives.ReadInt64LittleEndian(extra[12..]) : compressed;
            }

            extra = extra[Math.Min(extra.Length, 4 + length)..];
        }

        return new ZipEntrySizes(!follow, BinaryPrimitives.ReadUInt32LittleEndian(header[14..]), compressed, content);
    }
}
