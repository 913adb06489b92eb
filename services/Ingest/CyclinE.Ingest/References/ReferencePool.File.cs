using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using CyclinE.Genomics.Input;

namespace CyclinE.Ingest.References;

/// <content>
/// The file: eight bytes, the length of the facts, the facts as JSON, then a block each for median, spread, every member
/// and, of CEL files, the quantiles: its compressed length and its little-endian single-precision values, compressed by zlib.
/// </content>
public sealed partial class ReferencePool
{
    private const int LongestFacts = 1 << 24;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static ReadOnlySpan<byte> Magic => "CYPOOL1\n"u8;

    /// <summary>Writes the file.</summary>
    public void Write(Stream file)
    {
        var facts = JsonSerializer.SerializeToUtf8Bytes(Facts, Json);
        file.Write(Magic);
        WriteLength(file, facts.Length);
        file.Write(facts);
        foreach (var values in Members.Prepend(Spread).Prepend(Median).Concat(Quantiles is null ? [] : [Quantiles]))
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                zlib.Write(MemoryMarshal.AsBytes(values.AsSpan()));
            }

            WriteLength(file, (int)packed.Length);
            packed.WriteTo(file);
        }
    }

    /// <summary>Reads the facts alone.</summary>
    /// <exception cref="InvalidInputException">The file is no pool or is damaged.</exception>
    public static PoolFacts ReadFacts(Stream file, string where)
    {
        Span<byte> magic = stackalloc byte[Magic.Length];
        if (file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(Magic))
        {
            throw new InvalidInputException("not-a-pool", "This is no pool of this program's.", where,
                "Make one with 'cycline reference build SHEET --out FILE'.");
        }

        var bytes = new byte[ReadLength(file, LongestFacts, where)];
        ReadExactly(file, bytes, where);
        try
        {
            var facts = JsonSerializer.Deserialize<PoolFacts>(bytes, Json);
            return facts is { Probes: > 0 } && facts.Members.Count >= FewestMembers ? facts : throw Damaged(where);
        }
        catch (JsonException)
        {
            throw Damaged(where);
        }
    }

    /// <summary>Reads a pool.</summary>
    /// <exception cref="InvalidInputException">The file is no pool or is damaged.</exception>
    public static ReferencePool Read(Stream file, string where)
    {
        var facts = ReadFacts(file, where);
        var median = ReadBlock(file, facts.Probes, where);
        var spread = ReadBlock(file, facts.Probes, where);
        float[][] members = [.. facts.Members.Select(_ => ReadBlock(file, facts.Probes, where))];
        return new ReferencePool(facts, median, spread, members, facts.Quantiles > 0 ? ReadBlock(file, facts.Quantiles, where) : null);
    }

    private static float[] ReadBlock(Stream file, int count, string where)
    {
        var packed = new byte[ReadLength(file, sizeof(float) * (count + 1024L), where)];
        ReadExactly(file, packed, where);
        var values = new float[count];
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
            zlib.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(where);
        }
    }

    private static void WriteLength(Stream file, int length)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        file.Write(bytes);
    }

    private static int ReadLength(Stream file, long largest, string where)
    {
        var bytes = new byte[sizeof(int)];
        ReadExactly(file, bytes, where);
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return length >= 0 && length <= largest ? length : throw Damaged(where);
    }

    private static void ReadExactly(Stream file, byte[] bytes, string where)
    {
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Damaged(where);
        }
    }

    private static InvalidInputException Damaged(string where) => new(
        "corrupt-pool", "The pool is damaged or ends early.", where, "Copy it again, or make it again with 'cycline reference build'.");
}
