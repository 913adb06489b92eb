using System.Buffers.Binary;
using System.Text;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Simulation.Affymetrix;

/// <summary>
/// Writes a profile as a binary Affymetrix CNCHP: a Command Console file with one data set CopyNumber. The program that it
/// names is <em>synthetic</em>.
/// </summary>
public static class CnchpBinaryWriter
{
    private const int AffymetrixX = 24;
    private const int FlushAt = 1 << 20;
    private const byte UInt8 = 1;
    private const byte UInt32 = 5;
    private const byte Single = 6;
    private const byte Ascii = 7;

    private static readonly string[] Floats = ["CNState", "Log2Ratio", "SmoothSignal", "LOH", "Allele Difference"];

    /// <summary>Writes one file.</summary>
    /// <param name="destination">Where to; stays open.</param>
    /// <param name="profile">log2 ratios of probes with names; a missing value is NaN. Copy-number states, smoothed signals and the rest are missing.</param>
    /// <param name="arrayType">The array's name, such as <c>GenomeWideSNP_6</c>.</param>
    /// <param name="build">Genome build of the positions.</param>
    /// <exception cref="ArgumentException">The probes have no names.</exception>
    public static void Write(Stream destination, Profile profile, string arrayType, string build)
    {
        var names = profile.Probes.Names ?? throw new ArgumentException("Probe sets have names.", nameof(profile));
        var nameSize = 4 + names.Max(name => name.Length);
        var rowSize = nameSize + 1 + 4 + (4 * Floats.Length);
        destination.Write(Head(profile, arrayType, build, nameSize, rowSize));
        var buffer = new byte[Math.Max(FlushAt / rowSize, 1) * rowSize];
        var used = 0;
        foreach (var range in profile.Probes.Chromosomes)
        {
            for (var i = range.First; i < range.End; i++)
            {
                WriteRow(buffer.AsSpan(used, rowSize), nameSize, names.Utf8(i), Code(range.Chromosome), profile.Probes.Positions[i], profile.Log2[i]);
                used += rowSize;
                if (used == buffer.Length)
                {
                    destination.Write(buffer);
                    used = 0;
                }
            }
        }

        destination.Write(buffer.AsSpan(0, used));
    }

    private static int Code(Chromosome chromosome) => chromosome.IsAutosome ? chromosome.Number : chromosome.Number - Chromosome.X.Number + AffymetrixX;

    private static void WriteRow(Span<byte> row, int nameSize, ReadOnlySpan<byte> name, int chromosome, int position, float log2)
    {
        row.Clear();
        BinaryPrimitives.WriteInt32BigEndian(row, name.Length);
        name.CopyTo(row[4..]);
        row[nameSize] = (byte)chromosome;
        BinaryPrimitives.WriteInt32BigEndian(row[(nameSize + 1)..], position);
        for (var column = 0; column < Floats.Length; column++)
        {
            BinaryPrimitives.WriteSingleBigEndian(row[(nameSize + 5 + (4 * column))..], Floats[column] == "Log2Ratio" ? log2 : float.NaN);
        }
    }

    private static byte[] Head(Profile profile, string arrayType, string build, int nameSize, int rowSize)
    {
        using var head = new MemoryStream();
        head.Write([59, 1]);
        Int(head, 1);
        var firstGroup = Hole(head);
        Text(head, "affymetrix-multi-data-type-analysis");
        Text(head, "synthetic");
        Utf16(head, string.Empty);
        Utf16(head, "en-US");
        (string Name, string Value)[] parameters =
        [
            ("affymetrix-algorithm-name", "CN5"), ("affymetrix-array-type", arrayType), ("program-name", "synthetic"),
            ("affymetrix-algorithm-param-genome-version-ucsc", build),
        ];
        Int(head, parameters.Length);
        foreach (var (name, value) in parameters)
        {
            Utf16(head, name);
            var bytes = Encoding.BigEndianUnicode.GetBytes(value);
            Int(head, bytes.Length);
            head.Write(bytes);
            Utf16(head, "text/plain");
        }

        Int(head, 0);
        Fill(head, firstGroup, head.Position);
        Int(head, 0);
        var firstSet = Hole(head);
        Int(head, 1);
        Utf16(head, "MultiData");
        Fill(head, firstSet, head.Position);
        var rows = Hole(head);
        var next = Hole(head);
        Utf16(head, "CopyNumber");
        Int(head, 0);
        Int(head, 3 + Floats.Length);
        Column(head, "ProbeSetName", Ascii, nameSize);
        Column(head, "Chromosome", UInt8, 1);
        Column(head, "Position", UInt32, 4);
        Array.ForEach(Floats, name => Column(head, name, Single, 4));
        Int(head, profile.Probes.Count);
        Fill(head, rows, head.Position);
        Fill(head, next, head.Position + ((long)rowSize * profile.Probes.Count));
        return head.ToArray();
    }

    private static void Column(MemoryStream head, string name, byte type, int size)
    {
        Utf16(head, name);
        head.WriteByte(type);
        Int(head, size);
    }

    private static void Int(MemoryStream head, long value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, checked((uint)value));
        head.Write(bytes);
    }

    private static void Text(MemoryStream head, string text)
    {
        Int(head, text.Length);
        head.Write(Encoding.ASCII.GetBytes(text));
    }

    private static void Utf16(MemoryStream head, string text)
    {
        Int(head, text.Length);
        head.Write(Encoding.BigEndianUnicode.GetBytes(text));
    }

    private static long Hole(MemoryStream head)
    {
        Int(head, 0);
        return head.Position - 4;
    }

    private static void Fill(MemoryStream head, long hole, long value)
    {
        var end = head.Position;
        head.Position = hole;
        Int(head, value);
        head.Position = end;
    }
}
