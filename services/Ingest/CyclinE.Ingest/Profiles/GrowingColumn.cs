namespace CyclinE.Ingest.Profiles;

/// <summary>A column of unknown length that grows block by block: what it holds is never copied to grow, and once to become an array.</summary>
internal sealed class GrowingColumn<T>
{
    private const int FirstSize = 1 << 10;
    private const int BlockSize = 1 << 16;

    private readonly List<T[]?> _full = [];
    private T[] _block = new T[FirstSize];
    private int _used;
    private T[]? _whole;

    /// <summary>Number of values.</summary>
    public int Count => _whole?.Length ?? ((_full.Count * BlockSize) + _used);

    /// <summary>One value.</summary>
    public T this[int index] => _whole is not null ? _whole[index] : index >> 16 < _full.Count ? _full[index >> 16]![index & (BlockSize - 1)]
        : _block[index & (BlockSize - 1)];

    /// <summary>Adds a value.</summary>
    public void Add(T value)
    {
        if (_used == _block.Length)
        {
            Grow();
        }

        _block[_used++] = value;
    }

    /// <summary>All values in one array, which is the column's own; afterwards it grows no more.</summary>
    public T[] Whole()
    {
        if (_whole is not null)
        {
            return _whole;
        }

        var whole = new T[Count];
        for (var block = 0; block < _full.Count; block++)
        {
            // Each block is let go as soon as it is copied: the collector may need its memory for the rest.
            _full[block]!.CopyTo(whole, block * BlockSize);
            _full[block] = null;
        }

        _block.AsSpan(0, _used).CopyTo(whole.AsSpan(_full.Count * BlockSize));
        _full.Clear();
        (_block, _used, _whole) = ([], 0, whole);
        return whole;
    }

    /// <summary>Lets go of all values.</summary>
    public void Clear()
    {
        _full.Clear();
        (_block, _used, _whole) = ([], 0, []);
    }

    private void Grow()
    {
        if (_whole is not null)
        {
            throw new InvalidOperationException("The column is an array already.");
        }

        if (_block.Length < BlockSize)
        {
            Array.Resize(ref _block, 2 * _block.Length);
            return;
        }

        _full.Add(_block);
        (_block, _used) = (new T[BlockSize], 0);
    }
}
