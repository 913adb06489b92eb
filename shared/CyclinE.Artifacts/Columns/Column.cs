using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Serialization;
using CyclinE.Genomics.Probes;

namespace CyclinE.Artifacts.Columns;

/// <summary>A named column of an artifact as canonical little-endian bytes: one NaN, no negative zero.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Bytes">Its values.</param>
public sealed record Column(string Name, ColumnType Type, ReadOnlyMemory<byte> Bytes)
{
    private const byte LineFeed = (byte)'\n';

    /// <summary>A column of single-precision values; NaN and −0 are made canonical.</summary>
    public static Column Of(string name, ReadOnlySpan<float> values)
    {
        var canonical = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            canonical[i] = float.IsNaN(values[i]) ? float.NaN : values[i] == 0 ? 0f : values[i];
        }

        return new Column(name, ColumnType.Float32, MemoryMarshal.AsBytes(canonical.AsSpan()).ToArray());
    }

    /// <summary>A column of double-precision values; NaN and −0 are made canonical.</summary>
    public static Column Of(string name, ReadOnlySpan<double> values)
    {
        var canonical = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            canonical[i] = double.IsNaN(values[i]) ? double.NaN : values[i] == 0 ? 0.0 : values[i];
        }

        return new Column(name, ColumnType.Float64, MemoryMarshal.AsBytes(canonical.AsSpan()).ToArray());
    }

    /// <summary>A column of integers.</summary>
    public static Column Of(string name, ReadOnlySpan<int> values) =>
        new(name, ColumnType.Int32, MemoryMarshal.AsBytes(values).ToArray());

    /// <summary>A column of strings; none may hold a line feed.</summary>
    public static Column Of(string name, IReadOnlyList<string> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            text.Append(value.Replace('\n', ' ')).Append('\n');
        }

        return new Column(name, ColumnType.Text, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>A column of probe names, which is a text column: the same bytes as of the same strings.</summary>
    public static Column Of(string name, ProbeNames values)
    {
        var length = 0;
        for (var i = 0; i < values.Count; i++)
        {
            length += values.Utf8(i).Length + 1;
        }

        var bytes = new byte[length];
        var at = 0;
        for (var i = 0; i < values.Count; i++)
        {
            var text = values.Utf8(i);
            text.CopyTo(bytes.AsSpan(at));
            bytes.AsSpan(at, text.Length).Replace(LineFeed, (byte)' ');
            at += text.Length;
            bytes[at++] = LineFeed;
        }

        return new Column(name, ColumnType.Text, bytes);
    }

    /// <summary>The values of a single-precision column.</summary>
    public float[] ToSingles() => MemoryMarshal.Cast<byte, float>(Expect(ColumnType.Float32)).ToArray();

    /// <summary>The values of a double-precision column.</summary>
    public double[] ToDoubles() => MemoryMarshal.Cast<byte, double>(Expect(ColumnType.Float64)).ToArray();

    /// <summary>The values of an integer column.</summary>
    public int[] ToIntegers() => MemoryMarshal.Cast<byte, int>(Expect(ColumnType.Int32)).ToArray();

    /// <summary>The values of a text column.</summary>
    public string[] ToTexts()
    {
        var text = Encoding.UTF8.GetString(Expect(ColumnType.Text));
        return text.Length == 0 ? [] : text[..^1].Split('\n');
    }

    /// <summary>The values of a text column as packed names.</summary>
    public ProbeNames ToNames()
    {
        var text = Expect(ColumnType.Text);
        var store = new PackedNames();
        var places = new uint[text.Count(LineFeed)];
        for (var i = 0; i < places.Length; i++)
        {
            var end = text.IndexOf(LineFeed);
            places[i] = store.Add(text[..end]);
            text = text[(end + 1)..];
        }

        return new ProbeNames(store, places);
    }

    /// <summary>The values of a byte column.</summary>
    public byte[] ToBytes() => Expect(ColumnType.Byte).ToArray();

    private ReadOnlySpan<byte> Expect(ColumnType type) =>
        Type == type ? Bytes.Span : throw new InvalidOperationException($"Column {Name} is {Type}, not {type}.");
}

/// <summary>Type of the values of a column; all little-endian.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnType>))]
public enum ColumnType
{
    /// <summary>Bytes.</summary>
    Byte,

    /// <summary>32-bit integers.</summary>
    Int32,

    /// <summary>IEEE single precision.</summary>
    Float32,

    /// <summary>IEEE double precision.</summary>
    Float64,

    /// <summary>UTF-8 strings, each ended by a line feed.</summary>
    Text,
}
