namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// Which arcs DNAcopy looks at. It cuts the sequence into about √n blocks (one below 50 probes), and between a pair of
/// blocks it looks only at arcs no longer than the one between their extreme sums (folded at n/2), since longer ones
/// cannot be better. Where that arc is shorter than min.width the pair is passed over altogether: arcs beside a single
/// outlier are missed. Its answer can be had only by missing them too.
/// </summary>
internal sealed class ArcBlocks
{
    private readonly int[] _ends;
    private readonly int[] _largest;
    private readonly int[] _smallest;
    private double[] _sums = [];
    private int _count;
    private int _blocks;

    public ArcBlocks(int capacity)
    {
        var blocks = BlocksOf(capacity) + 8;
        _ends = new int[blocks];
        _largest = new int[blocks];
        _smallest = new int[blocks];
    }

    /// <summary>Takes the sums of a sequence; extremes are found when asked for.</summary>
    public void Load(PartialSums sums)
    {
        _sums = sums.Sums;
        _count = sums.Count;
        _blocks = BlocksOf(_count);
        for (var block = 0; block < _blocks; block++)
        {
            _ends[block] = (int)Math.Floor((_count * ((block + 1.0) / _blocks)) + 0.5);
            _largest[block] = -1;
        }
    }

    /// <summary>Whether DNAcopy looks at the arc between two indices of the sums.</summary>
    public bool Contain(int first, int last, int minWidth)
    {
        var pair = Pair(first, last, minWidth);
        var length = last - first;
        return (pair.IsSearchedUpwards && length <= pair.Longest) || (pair.IsSearchedDownwards && length >= _count - pair.Longest);
    }

    /// <summary>What DNAcopy's order of visits needs to know of an arc: the bound of its pair of blocks, and its turn within.</summary>
    public (double Bound, int Turn, int First) Visit(int first, int last, int minWidth)
    {
        var pair = Pair(first, last, minWidth);
        var length = last - first;
        var turn = pair.IsSearchedUpwards && length <= pair.Longest ? length : (2 * _count) - length;
        return (pair.Bound, turn, first);
    }

    private static int BlocksOf(int count) => count < 50 ? 1 : (int)Math.Floor(Math.Sqrt(count) + 0.5);

    private BlockPair Pair(int first, int last, int minWidth)
    {
        var (a, b) = (BlockOf(first), BlockOf(last));
        FindExtremes(a);
        FindExtremes(b);
        var upwards = Math.Abs(_sums[_largest[b]] - _sums[_smallest[a]]);
        var downwards = Math.Abs(_sums[_largest[a]] - _sums[_smallest[b]]);
        var length = upwards > downwards ? Math.Abs(_largest[b] - _smallest[a]) : Math.Abs(_largest[a] - _smallest[b]);
        var shortest = Math.Max(a == b ? 1 : Start(b) - (_ends[a] - 1), minWidth);
        var longest = Math.Min(_ends[b] - 1 - Start(a), _count - minWidth);
        var n = (double)_count;
        var spread = Math.Max(upwards, downwards);
        length = Math.Min(length, _count - length);
        return new BlockPair(
            length,
            shortest <= n / 2 && shortest <= length,
            longest >= n / 2 && longest >= _count - length,
            n / Math.Min(shortest * (n - shortest), longest * (n - longest)) * (spread * spread));
    }

    private int Start(int block) => block == 0 ? 0 : _ends[block - 1];

    private int BlockOf(int index)
    {
        var block = Math.Min(_blocks - 1, (int)((double)index * _blocks / _count));
        while (index >= _ends[block])
        {
            block++;
        }

        while (index < Start(block))
        {
            block--;
        }

        return block;
    }

    private void FindExtremes(int block)
    {
        if (_largest[block] >= 0)
        {
            return;
        }

        var (largest, smallest) = (Start(block), Start(block));
        for (var i = largest + 1; i < _ends[block]; i++)
        {
            largest = _sums[i] > _sums[largest] ? i : largest;
            smallest = _sums[i] < _sums[smallest] ? i : smallest;
        }

        _largest[block] = largest;
        _smallest[block] = smallest;
    }

    private readonly record struct BlockPair(int Longest, bool IsSearchedUpwards, bool IsSearchedDownwards, double Bound);
}
