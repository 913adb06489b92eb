using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

/// <summary>A named value of a header or a data set, with the MIME type that says how its bytes are read.</summary>
internal sealed record CommandConsoleParameter(string Name, string MimeType, ReadOnlyMemory<byte> Value)
{
    private const string Prefix = "text/x-calvin-";

    /// <summary>The value as text, numbers in their shortest form; null where the type is unknown or the bytes are too few.</summary>
    public string? Text()
    {
        var bytes = Value.Span;
        if (MimeType == "text/plain")
        {
            return Encoding.BigEndianUnicode.GetString(bytes[..(bytes.Length & ~1)]).TrimEnd('\0');
        }

        if (MimeType == "text/ascii")
        {
            return Encoding.Latin1.GetString(bytes).TrimEnd('\0');
        }

        return MimeType == Prefix + "float"
            ? bytes.Length >= 4 ? BinaryPrimitives.ReadSingleBigEndian(bytes).ToString("R", CultureInfo.InvariantCulture) : null
            : Integer()?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The value of an integer; null where it is none. Integers of every width stand in 4 bytes.</summary>
    public long? Integer()
    {
        if (Value.Length < 4)
        {
            return null;
        }

        var value = BinaryPrimitives.ReadInt32BigEndian(Value.Span);
        return MimeType switch
        {
            Prefix + "integer-8" => (sbyte)value,
            Prefix + "unsigned-integer-8" => (byte)value,
            Prefix + "integer-16" => (short)value,
            Prefix + "unsigned-integer-16" => (ushort)value,
            Prefix + "integer-32" => value,
            Prefix + "unsigned-integer-32" => (uint)value,
            _ => null,
        };
    }
}
