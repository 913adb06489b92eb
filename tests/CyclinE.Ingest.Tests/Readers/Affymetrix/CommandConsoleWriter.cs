using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>Writes Command Console files for tests, with the vendor's gap of one byte after each data set's rows.</summary>
/// <remarks>
/// affxparser reads what it writes (<see cref="WriterTests"/>).
/// </remarks>
internal sealed class CommandConsoleWriter
{
    private readonly MemoryStream _file = new();
    private readonly List<(string Name, List<Set> Sets)> _groups = [];

    public string DataType { get; init; } = "affymetrix-multi-data-type-analysis";

    public List<(string Name, object Value)> Parameters { get; init; } = [];

    /// <summary>Data types of the files it was made from, the first one's parent the second and so on.</summary>
    public List<(string DataType, List<(string Name, object Value)> Parameters)> Ancestors { get; init; } = [];

    public Set Add(string group, string name, params string[] columns)
    {
        if (_groups.Count == 0 || _groups[^1].Name != group)
        {
            _groups.Add((group, []));
        }

        var set = new Set(name, columns);
        _groups[^1].Sets.Add(set);
        return set;
    }

    public byte[] ToArray()
    {
        _file.SetLength(0);
        _file.Write([59, 1]);
        Int(_groups.Count);
        var first = Hole();
        Header(DataType, Parameters, 0);
        Fill(first);
        for (var g = 0; g < _groups.Count; g++)
        {
            var next = Hole();
            var firstSet = Hole();
            Int(_groups[g].Sets.Count);
            Utf16(_groups[g].Name);
            Fill(firstSet);
            foreach (var set in _groups[g].Sets)
            {
                Write(set, g == _groups.Count - 1 && set == _groups[g].Sets[^1]);
            }

            if (g < _groups.Count - 1)
            {
                Fill(next);
            }
        }

        return _file.ToArray();
    }

    private void Header(string dataType, List<(string Name, object Value)> parameters, int ancestor)
    {
        Ascii(dataType);
        Ascii("0000-id-" + dataType);
        Utf16("2026-01-02T03:04:05Z");
        Utf16("en-US");
        WriteParameters(parameters);
        Int(ancestor < Ancestors.Count ? 1 : 0);
        if (ancestor < Ancestors.Count)
        {
            Header(Ancestors[ancestor].DataType, Ancestors[ancestor].Parameters, ancestor + 1);
        }
    }

    private void WriteParameters(List<(string Name, object Value)> parameters)
    {
        Int(parameters.Count);
        foreach (var (name, value) in parameters)
        {
            Utf16(name);
            var number = new byte[16];
            switch (value)
            {
                case int whole:
                    BinaryPrimitives.WriteInt32BigEndian(number, whole);
                    Bytes(number);
                    Utf16("text/x-calvin-integer-32");
                    break;
                case float real:
                    BinaryPrimitives.WriteSingleBigEndian(number, real);
                    Bytes(number);
                    Utf16("text/x-calvin-float");
                    break;
                case byte[] ascii:
                    Bytes(ascii);
                    Utf16("text/ascii");
                    break;
                default:
                    Bytes(Encoding.BigEndianUnicode.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture)!));
                    Utf16("text/plain");
                    break;
            }
        }
    }

    private void Write(Set set, bool last)
    {
        var rows = Hole();
        var next = Hole();
        Utf16(set.Name);
        WriteParameters(set.Parameters);
        Int(set.Columns.Count);
        foreach (var (name, type, size) in set.Columns)
        {
            Utf16(name);
            _file.WriteByte(type);
            Int(size);
        }

        Int(set.DeclaredRows ?? set.Rows);
        Fill(rows);
        _file.Write(set.Data.ToArray());
        if (!last)
        {
            _file.WriteByte(0);
            Fill(next);
        }
        else
        {
            Fill(next, 1);
        }
    }

    private long Hole()
    {
        Int(0);
        return _file.Position - 4;
    }

    private void Fill(long hole, int beyond = 0)
    {
        var end = _file.Position;
        _file.Position = hole;
        Int((int)end + beyond);
        _file.Position = end;
    }

    private void Int(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        _file.Write(bytes);
    }

    private void Bytes(byte[] bytes)
    {
        Int(bytes.Length);
        _file.Write(bytes);
    }

    private void Ascii(string text) => Bytes(Encoding.Latin1.GetBytes(text));

    private void Utf16(string text)
    {
        Int(text.Length);
        _file.Write(Encoding.BigEndianUnicode.GetBytes(text));
    }

    /// <summary>A data set; columns are given as <c>Name:type</c>, <c>Name:ascii17</c> (17 characters) or <c>Name:utf16</c> (20).</summary>
    internal sealed class Set
    {
        private static readonly string[] Types = ["byte", "ubyte", "short", "ushort", "int", "uint", "float", "ascii", "utf16"];

        private static readonly int[] Sizes = [1, 1, 2, 2, 4, 4, 4];

        public Set(string name, string[] columns)
        {
            Name = name;
            foreach (var column in columns)
            {
                var cut = column.LastIndexOf(':');
                var type = column[(cut + 1)..];
                var code = Array.FindIndex(Types, t => type.StartsWith(t, StringComparison.Ordinal) && (t.Length == type.Length || t is "ascii" or "utf16"));
                Columns.Add((column[..cut], (byte)code, code < 7 ? Sizes[code]
                    : 4 + ((type.Length > 5 && code == 7 ? int.Parse(type[5..], CultureInfo.InvariantCulture) : 20) * (code - 6))));
            }
        }

        public string Name { get; }

        public List<(string Name, byte Type, int Size)> Columns { get; } = [];

        public List<(string Name, object Value)> Parameters { get; } = [];

        public MemoryStream Data { get; } = new();

        public int Rows { get; private set; }

        /// <summary>The number of rows to declare, where it is to be false.</summary>
        public int? DeclaredRows { get; set; }

        public Set Row(params object[] cells)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = new byte[Columns[i].Size];
                switch (Columns[i].Type)
                {
                    case 0 or 1:
                        cell[0] = (byte)Convert.ToInt32(cells[i], CultureInfo.InvariantCulture);
                        break;
                    case 2 or 3:
                        BinaryPrimitives.WriteInt16BigEndian(cell, (short)Convert.ToInt32(cells[i], CultureInfo.InvariantCulture));
                        break;
                    case 4 or 5:
                        BinaryPrimitives.WriteUInt32BigEndian(cell, Convert.ToUInt32(cells[i], CultureInfo.InvariantCulture));
                        break;
                    case 6:
                        BinaryPrimitives.WriteSingleBigEndian(cell, Convert.ToSingle(cells[i], CultureInfo.InvariantCulture));
                        break;
                    default:
                        var text = (string)cells[i];
                        BinaryPrimitives.WriteInt32BigEndian(cell, text.Length);
                        (Columns[i].Type == 7 ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetBytes(text).CopyTo(cell, 4);
                        break;
                }

                Data.Write(cell);
            }

            Rows++;
            return this;
        }
    }
}
