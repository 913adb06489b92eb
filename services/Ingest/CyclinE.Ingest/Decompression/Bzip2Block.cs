namespace CyclinE.Ingest.Decompression;

/// <summary>One block of bzip2 data: Huffman codes, move-to-front, Burrows–Wheeler transform, run lengths.</summary>
internal sealed class Bzip2Block
{
    private const int GroupSize = 50;
    private const int LongestCode = 20;
    private const int RunA = 0;
    private const int RunB = 1;

    private static readonly uint[] ChecksumTable = MakeChecksumTable();

    private readonly byte[] _symbols = new byte[256];
    private readonly int[] _starts = new int[256];
    private uint[] _transform = [];
    private int _size;
    private int _left;
    private uint _position;
    private uint _running;
    private int _runByte = -1;
    private int _runLength;
    private int _repeat;

    /// <summary>The block's own checksum.</summary>
    public uint Checksum { get; private set; }

    /// <summary>Makes room for blocks of a stream.</summary>
    public void Reserve(int size)
    {
        if (_transform.Length != size)
        {
            _transform = new uint[size];
        }
    }

    /// <summary>Reads a block that begins behind its magic number.</summary>
    /// <exception cref="InvalidDataException">It breaks the format.</exception>
    public void Decode(Bzip2Bits bits)
    {
        Checksum = bits.Read32();
        if (bits.Read(1) != 0)
        {
            throw new InvalidDataException("it is randomised, as only bzip2 before 0.9.5 did");
        }

        var origin = bits.Read(24);
        var used = ReadSymbols(bits);
        var codes = ReadCodes(bits, used + 2, out var selectors);
        ReadContent(bits, used, codes, selectors);
        if (origin >= _size)
        {
            throw new InvalidDataException("the block's origin lies outside it");
        }

        // The transform's inverse: byte i of the sorted column follows byte _transform[i] >> 8 in the text.
        var next = 0;
        for (var i = 0; i < 256; i++)
        {
            (_starts[i], next) = (next, next + _starts[i]);
        }

        for (var i = 0; i < _size; i++)
        {
            _transform[_starts[_transform[i] & 0xFF]++] |= (uint)i << 8;
        }

        _position = _transform[origin] >> 8;
        _left = _size;
        _running = 0xFFFFFFFF;
        (_runByte, _runLength, _repeat) = (-1, 0, 0);
    }

    /// <summary>The block's content; 0 at its end.</summary>
    public int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (_repeat > 0)
            {
                var run = Math.Min(_repeat, buffer.Length - count);
                buffer.Slice(count, run).Fill((byte)_runByte);
                count += run;
                _repeat -= run;
                continue;
            }

            if (_left == 0)
            {
                break;
            }

            var entry = _transform[_position];
            var symbol = (int)(entry & 0xFF);
            _position = entry >> 8;
            _left--;
            if (_runLength == 4)
            {
                // Behind four equal bytes stands how many more there are.
                _repeat = symbol;
                _runLength = 0;
                continue;
            }

            _runLength = symbol == _runByte ? _runLength + 1 : 1;
            _runByte = symbol;
            buffer[count++] = (byte)symbol;
        }

        foreach (var value in buffer[..count])
        {
            _running = (_running << 8) ^ ChecksumTable[(_running >> 24) ^ value];
        }

        return count;
    }

    /// <summary>Compares the checksum of a block that was read to its end.</summary>
    public void VerifyChecksum()
    {
        if (~_running != Checksum)
        {
            throw new InvalidDataException("a block's checksum is wrong");
        }
    }

    private int ReadSymbols(Bzip2Bits bits)
    {
        var used = 0;
        var rows = bits.Read(16);
        for (var row = 0; row < 16; row++)
        {
            if ((rows & (0x8000 >> row)) == 0)
            {
                continue;
            }

            var columns = bits.Read(16);
            for (var column = 0; column < 16; column++)
            {
                if ((columns & (0x8000 >> column)) != 0)
                {
                    _symbols[used++] = (byte)((row * 16) + column);
                }
            }
        }

        return used > 0 ? used : throw new InvalidDataException("a block has no symbols");
    }

    private static Bzip2Code[] ReadCodes(Bzip2Bits bits, int alphabet, out byte[] selectors)
    {
        var groups = bits.Read(3);
        selectors = new byte[bits.Read(15)];
        if (groups is < 2 or > 6 || selectors.Length == 0)
        {
            throw new InvalidDataException("a block has no code");
        }

        Span<byte> front = [0, 1, 2, 3, 4, 5];
        for (var i = 0; i < selectors.Length; i++)
        {
            var at = 0;
            while (bits.Read(1) != 0)
            {
                if (++at >= groups)
                {
                    throw new InvalidDataException("a block selects a code it does not have");
                }
            }

            selectors[i] = MoveToFront(front, at);
        }

        var codes = new Bzip2Code[groups];
        Span<byte> lengths = stackalloc byte[alphabet];
        for (var group = 0; group < groups; group++)
        {
            var length = bits.Read(5);
            for (var i = 0; i < alphabet; i++)
            {
                while (true)
                {
                    if (length is < 1 or > LongestCode)
                    {
                        throw new InvalidDataException("a code is too long");
                    }

                    if (bits.Read(1) == 0)
                    {
                        break;
                    }

                    length += bits.Read(1) == 0 ? 1 : -1;
                }

                lengths[i] = (byte)length;
            }

            codes[group] = new Bzip2Code(lengths);
        }

        return codes;
    }

    private void ReadContent(Bzip2Bits bits, int used, Bzip2Code[] codes, byte[] selectors)
    {
        Array.Clear(_starts);
        var end = used + 1;
        int size = 0, group = 0, inGroup = 0, run = 0, runWeight = 1;
        Span<byte> front = _symbols.AsSpan(0, used);
        var code = codes[0];
        while (true)
        {
            if (inGroup == 0)
            {
                if (group == selectors.Length)
                {
                    throw new InvalidDataException("a block does not end");
                }

                code = codes[selectors[group++]];
                inGroup = GroupSize;
            }

            inGroup--;
            var symbol = code.Read(bits);
            if (symbol is RunA or RunB)
            {
                // Runs are written in bijective base 2.
                if (runWeight > _transform.Length)
                {
                    throw new InvalidDataException("a block is longer than its stream says");
                }

                run += runWeight << symbol;
                runWeight <<= 1;
                continue;
            }

            if (run > 0)
            {
                if (run > _transform.Length - size)
                {
                    throw new InvalidDataException("a block is longer than its stream says");
                }

                _transform.AsSpan(size, run).Fill(front[0]);
                _starts[front[0]] += run;
                size += run;
                run = 0;
                runWeight = 1;
            }

            if (symbol == end)
            {
                _size = size;
                return;
            }

            if (size == _transform.Length)
            {
                throw new InvalidDataException("a block is longer than its stream says");
            }

            var value = MoveToFront(front, symbol - 1);
            _transform[size++] = value;
            _starts[value]++;
        }
    }

    private static byte MoveToFront(Span<byte> front, int at)
    {
        var value = front[at];
        front[..at].CopyTo(front[1..]);
        front[0] = value;
        return value;
    }

    private static uint[] MakeChecksumTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 0x80000000) != 0 ? (value << 1) ^ 0x04C11DB7 : value << 1;
            }

            table[i] = value;
        }

        return table;
    }
}
