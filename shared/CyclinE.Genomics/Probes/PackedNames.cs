namespace CyclinE.Genomics.Probes;

/// <summary>Names as UTF-8 in a few large blocks, each found again by its place: no string and no array per name.</summary>
/// <remarks>It only grows, and never copies what it holds: a platform has up to 4 million names.</remarks>
public sealed class PackedNames
{
    // A place is block number and offset. Blocks begin small, so that a small platform costs little.
    private const int BlockShift = 20;
    private const int BlockSize = 1 << BlockShift;
    private const int FirstSize = 1 << 12;
    private const int MostBlocks = 1 << (32 - BlockShift);

    private readonly List<byte[]> _blocks = [];
    private byte[] _block = [];
    private int _used;

    /// <summary>Adds a name.</summary>
    /// <param name="utf8">Its UTF-8.</param>
    /// <returns>Its place.</returns>
    /// <exception cref="InvalidOperationException">The names take more than 4 GB.</exception>
    public uint Add(ReadOnlySpan<byte> utf8)
    {
        var room = utf8.Length + LengthOf(utf8.Length);
        if (_block.Length - _used < room)
        {
            MakeRoom(room);
        }

        var place = ((uint)(_blocks.Count - 1) << BlockShift) | (uint)_used;
        for (var length = (uint)utf8.Length; ; length >>= 7)
        {
            _block[_used++] = (byte)(length < 0x80 ? length : length | 0x80);
            if (length < 0x80)
            {
                break;
            }
        }

        utf8.CopyTo(_block.AsSpan(_used));
        _used += utf8.Length;
        return place;
    }

    /// <summary>The UTF-8 of the name at a place.</summary>
    public ReadOnlySpan<byte> At(uint place)
    {
        var block = _blocks[(int)(place >> BlockShift)];
        var at = (int)(place & (BlockSize - 1));
        int length = block[at++];
        if (length >= 0x80)
        {
            length &= 0x7F;
            for (var shift = 7; ; shift += 7)
            {
                var next = block[at++];
                length |= (next & 0x7F) << shift;
                if (next < 0x80)
                {
                    break;
                }
            }
        }

        return block.AsSpan(at, length);
    }

    // A name begins within the first BlockSize bytes of its block, which is longer where the name is.
    private void MakeRoom(int room)
    {
        var grown = Math.Max(_used + room, Math.Min(Math.Max(FirstSize, 2 * _block.Length), BlockSize));
        if (_blocks.Count > 0 && _block.Length < BlockSize && grown <= BlockSize)
        {
            Array.Resize(ref _block, grown);
            _blocks[^1] = _block;
            return;
        }

        if (_blocks.Count == MostBlocks)
        {
            throw new InvalidOperationException("Names of probes take more than 4 GB.");
        }

        _block = new byte[Math.Max(room, _blocks.Count == 0 ? FirstSize : BlockSize)];
        _blocks.Add(_block);
        _used = 0;
    }

    private static int LengthOf(int length)
    {
        var bytes = 1;
        for (; length >= 0x80; length >>= 7)
        {
            bytes++;
        }

        return bytes;
    }
}
