namespace CyclinE.Ingest.Decompression;

/// <summary>Reads a stream bit by bit, the highest bit of a byte first.</summary>
internal sealed class Bzip2Bits(Stream stream)
{
    private readonly byte[] _bytes = new byte[1 << 16];
    private int _next;
    private int _end;
    private ulong _held;
    private int _heldBits;

    /// <summary>Reads up to 24 bits.</summary>
    /// <exception cref="EndOfStreamException">There are not as many.</exception>
    public int Read(int bits)
    {
        Hold(bits);
        _heldBits -= bits;
        return (int)((_held >> _heldBits) & ((1UL << bits) - 1));
    }

    /// <summary>Reads 32 bits.</summary>
    public uint Read32() => ((uint)Read(16) << 16) | (uint)Read(16);

    /// <summary>The next bits, up to 20, without taking them; zeros stand for those beyond the end.</summary>
    public int Peek(int bits)
    {
        while (_heldBits < bits)
        {
            if (!TryFillByte())
            {
                return (int)((_held << (bits - _heldBits)) & ((1UL << bits) - 1));
            }
        }

        return (int)((_held >> (_heldBits - bits)) & ((1UL << bits) - 1));
    }

    /// <summary>Leaves out what remains of a byte that was begun.</summary>
    public void AlignToByte() => _heldBits -= _heldBits % 8;

    /// <summary>True where no byte follows. Only at the begin of a byte.</summary>
    public bool AtEnd() => _heldBits == 0 && !TryFillByte();

    private void Hold(int bits)
    {
        while (_heldBits < bits)
        {
            if (!TryFillByte())
            {
                throw new EndOfStreamException();
            }
        }
    }

    private bool TryFillByte()
    {
        if (_next == _end)
        {
            _end = stream.Read(_bytes);
            _next = 0;
            if (_end == 0)
            {
                return false;
            }
        }

        _held = (_held << 8) | _bytes[_next++];
        _heldBits += 8;
        return true;
    }
}
