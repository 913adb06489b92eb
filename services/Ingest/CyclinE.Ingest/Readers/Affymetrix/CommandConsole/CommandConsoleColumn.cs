using System.Buffers.Binary;
using System.Text;

namespace CyclinE.Ingest.Readers.Affymetrix.CommandConsole;

/// <summary>A column of a data set and where its cells lie in a row. Numbers are big-endian.</summary>
internal sealed record CommandConsoleColumn(string Name, CommandConsoleType Type, int Offset, int Size)
{
    public bool IsInteger => Type <= CommandConsoleType.UInt32;

    /// <summary>The size that a type has, or 0 where a file decides.</summary>
    public static int SizeOf(CommandConsoleType type) => type switch
    {
        CommandConsoleType.Int8 or CommandConsoleType.UInt8 => 1,
        CommandConsoleType.Int16 or CommandConsoleType.UInt16 => 2,
        CommandConsoleType.Int32 or CommandConsoleType.UInt32 or CommandConsoleType.Float => 4,
        _ => 0,
    };

    /// <summary>The cell of an integer column.</summary>
    public long Integer(ReadOnlySpan<byte> row)
    {
        var cell = row[Offset..];
        return Type switch
        {
            CommandConsoleType.Int8 => (sbyte)cell[0],
            CommandConsoleType.UInt8 => cell[0],
            CommandConsoleType.Int16 => BinaryPrimitives.ReadInt16BigEndian(cell),
            CommandConsoleType.UInt16 => BinaryPrimitives.ReadUInt16BigEndian(cell),
            CommandConsoleType.Int32 => BinaryPrimitives.ReadInt32BigEndian(cell),
            CommandConsoleType.UInt32 => BinaryPrimitives.ReadUInt32BigEndian(cell),
            _ => throw new InvalidOperationException($"Column {Name} of type {Type} holds no integers."),
        };
    }

    /// <summary>The cell of a number column.</summary>
    public float Single(ReadOnlySpan<byte> row) =>
        Type == CommandConsoleType.Float ? BinaryPrimitives.ReadSingleBigEndian(row[Offset..]) : Integer(row);

    /// <summary>The bytes of a text column's cell (Latin-1, or UTF-8 where the file has UTF-16), or false where its length is impossible.</summary>
    public bool TryText(ReadOnlySpan<byte> row, out ReadOnlySpan<byte> text)
    {
        var cell = row.Slice(Offset, Size);
        var length = BinaryPrimitives.ReadInt32BigEndian(cell);
        var width = Type == CommandConsoleType.Utf16 ? 2 : 1;
        if (length < 0 || (long)length * width > Size - 4)
        {
            text = default;
            return false;
        }

        text = cell.Slice(4, length * width);
        if (width == 2)
        {
            text = Encoding.Convert(Encoding.BigEndianUnicode, Encoding.UTF8, text.ToArray());
        }

        // Shorter names may be filled up with a NUL and whatever stood there before.
        var end = text.IndexOf((byte)0);
        text = end < 0 ? text : text[..end];
        return true;
    }
}

/// <summary>Types of a Command Console file's columns, by their code in the file.</summary>
internal enum CommandConsoleType : byte
{
    Int8 = 0,
    UInt8 = 1,
    Int16 = 2,
    UInt16 = 3,
    Int32 = 4,
    UInt32 = 5,
    Float = 6,
    Ascii = 7,
    Utf16 = 8,
}
