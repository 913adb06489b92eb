namespace CyclinE.Ingest.Decompression;

/// <summary>CRC-32 as zip uses it (polynomial 0xEDB88320), four bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>Carries a running checksum on; it begins as all ones and is complemented at the end.</summary>
    public static uint Append(uint running, ReadOnlySpan<byte> bytes)
    {
        var (t0, t1, t2, t3) = (Tables[0], Tables[1], Tables[2], Tables[3]);
        while (bytes.Length >= 4)
        {
            running ^= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            running = t3[running & 0xFF] ^ t2[(running >> 8) & 0xFF] ^ t1[(running >> 16) & 0xFF] ^ t0[running >> 24];
            bytes = bytes[4..];
        }

        foreach (var value in bytes)
        {
            running = (running >> 8) ^ t0[(running ^ value) & 0xFF];
        }

        return running;
    }

    private static uint[][] MakeTables()
    {
        var tables = new uint[4][];
        for (var table = 0; table < tables.Length; table++)
        {
            tables[table] = new uint[256];
            for (uint i = 0; i < 256; i++)
            {
                var value = table == 0 ? i : tables[table - 1][i];
                for (var bit = 0; bit < 8; bit++)
                {
                    value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
                }

                tables[table][i] = value;
            }
        }

        return tables;
    }
}
