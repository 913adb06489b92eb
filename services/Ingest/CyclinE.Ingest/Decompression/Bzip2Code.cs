namespace CyclinE.Ingest.Decompression;

/// <summary>A canonical Huffman code, read through a table of its short codes.</summary>
internal sealed class Bzip2Code
{
    private const int Longest = 20;
    private const int TableBits = 10;

    private readonly short[] _table = new short[1 << TableBits];
    private readonly byte[] _tableLength = new byte[1 << TableBits];
    private readonly int[] _limit = new int[Longest + 2];
    private readonly int[] _offset = new int[Longest + 2];
    private readonly short[] _symbols;

    /// <summary>Makes the code of the symbols' lengths, 1 to 20 bits.</summary>
    /// <exception cref="InvalidDataException">No code has these lengths.</exception>
    public Bzip2Code(ReadOnlySpan<byte> lengths)
    {
        _symbols = new short[lengths.Length];
        int next = 0, code = 0;
        for (var length = 1; length <= Longest; length++)
        {
            _offset[length] = next - code;
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] != length)
                {
                    continue;
                }

                if (code >= 1 << length)
                {
                    throw new InvalidDataException("a code has more words than its lengths allow");
                }

                if (length <= TableBits)
                {
                    var first = code << (TableBits - length);
                    _table.AsSpan(first, 1 << (TableBits - length)).Fill((short)symbol);
                    _tableLength.AsSpan(first, 1 << (TableBits - length)).Fill((byte)length);
                }

                _symbols[next++] = (short)symbol;
                code++;
            }

            _limit[length] = code;
            code <<= 1;
        }
    }

    /// <summary>Reads one symbol.</summary>
    /// <exception cref="InvalidDataException">The bits are no word of the code.</exception>
    public int Read(Bzip2Bits bits)
    {
        var word = bits.Peek(TableBits);
        if (_tableLength[word] is var length and > 0)
        {
            bits.Read(length);
            return _table[word];
        }

        word = bits.Peek(Longest);
        for (length = TableBits + 1; length <= Longest; length++)
        {
            var code = word >> (Longest - length);
            if (code < _limit[length])
            {
                bits.Read(length);
                return _symbols[code + _offset[length]];
            }
        }

        throw new InvalidDataException("the data holds no word of its code");
    }
}
