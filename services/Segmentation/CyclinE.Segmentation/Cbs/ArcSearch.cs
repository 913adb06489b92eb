using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation;

/// <summary>
/// The arc with the largest B = n·D²/(L·(n − L)), D = S_j − S_i, that DNAcopy would find, or whether there is one with B
/// at a floor.
/// </summary>
/// <remarks>
/// Branch and bound. At each level of blocks, pairs two or three blocks apart (those whose parents touch) are bounded by
/// the difference of their extreme sums and the least L·(n − L) between them; what survives is looked into down to
/// leaves of 4 × 4 arcs. Every arc of more than 7 probes lies in just one such pair; shorter ones are scanned by length.
/// On noise the bounds leave about one pair in ten, so the cost is linear in n.
/// </remarks>
internal sealed class ArcSearch
{
    private const int LongestDiagonal = (2 * PartialSums.Leaf) - 1;

    // Bounds are rounded in another order than B is.
    private const double Slack = 1 - 1e-12;

    private readonly PartialSums _sums;
    private readonly ArcBlocks _blocks;
    private Goal _goal;
    private bool _blocksLoaded;
    private bool _tied;
    private bool _found;
    private int _minWidth;
    private int _first;
    private int _last;
    private double _best;
    private double _limit;

    public ArcSearch(int capacity)
    {
        _sums = new PartialSums(capacity);
        _blocks = new ArcBlocks(capacity);
    }

    private enum Goal
    {
        Best,
        FirstOfTied,
        AnyAtFloor,
    }

    /// <summary>The sums searched.</summary>
    public PartialSums Sums => _sums;

    /// <summary>Loads values less a centre and returns their sum of squares.</summary>
    public double Load(ReadOnlySpan<double> values, double centre)
    {
        _blocksLoaded = false;
        return _sums.Load(values, centre);
    }

    /// <summary>
    /// The best arc. As DNAcopy does, the arc between the largest and the smallest sum counts also where it is shorter
    /// than <paramref name="minWidth"/>; all others are legal.
    /// </summary>
    public CbsArc Best(int minWidth, CancellationToken cancellationToken)
    {
        Start(Goal.Best, minWidth, double.NaN);
        Scan(cancellationToken);
        if (_tied)
        {
            var (largest, smallest) = _sums.Extremes();
            if (Between(Math.Min(largest, smallest), Math.Max(largest, smallest)) == _best)
            {
                (_first, _last) = (Math.Min(largest, smallest), Math.Max(largest, smallest));
            }
            else
            {
                _goal = Goal.FirstOfTied;
                Scan(cancellationToken);
            }
        }

        return new CbsArc(_first + 1, _last + 1, _best);
    }

    /// <summary>Whether an arc that counts has B ≥ <paramref name="floor"/> &gt; 0.</summary>
    public bool Reaches(double floor, int minWidth)
    {
        Start(Goal.AnyAtFloor, minWidth, floor);
        if (!_found)
        {
            Scan(CancellationToken.None);
        }

        return _found;
    }

    private void Start(Goal goal, int minWidth, double floor)
    {
        (_goal, _minWidth, _found, _tied) = (goal, minWidth, false, false);
        var (largest, smallest) = _sums.Extremes();
        (_first, _last) = (Math.Min(largest, smallest), Math.Max(largest, smallest));
        var between = _first == _last ? 0 : Between(_first, _last);
        _best = goal == Goal.AnyAtFloor ? floor : between;
        _found = goal == Goal.AnyAtFloor && between >= floor;
        _limit = _best / _sums.Count * Slack;
    }

    private void Scan(CancellationToken cancellationToken)
    {
        for (var level = _sums.Levels - 1; level >= 0 && !_found; level--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ScanPairs(level, 2, 1);
            ScanPairs(level, 3, 2);
        }

        if (!_found)
        {
            ScanDiagonals();
        }
    }

    /// <summary>Looks at pairs of blocks of a level that are <paramref name="apart"/> blocks apart, the left one at a multiple of <paramref name="step"/>.</summary>
    private void ScanPairs(int level, int apart, int step)
    {
        var pairs = _sums.Blocks(level) - apart;
        var least = LeastProduct(level, apart);
        if (pairs <= 0 || double.IsNaN(least))
        {
            return;
        }

        ref var upper = ref _sums.Upper(level);
        ref var lower = ref _sums.Lower(level);
        var even = step == 2 ? 0b0101u : 0b1111u;
        var block = 0;
        for (; block <= pairs - 4; block += 4)
        {
            var up = Vector256.LoadUnsafe(ref upper, (nuint)(block + apart)) - Vector256.LoadUnsafe(ref lower, (nuint)block);
            var down = Vector256.LoadUnsafe(ref upper, (nuint)block) - Vector256.LoadUnsafe(ref lower, (nuint)(block + apart));
            var spread = Vector256.MaxNative(up, down);
            var mask = Vector256.GreaterThanOrEqual(spread * spread, Vector256.Create(_limit * least)).ExtractMostSignificantBits() & even;
            for (; mask != 0; mask &= mask - 1)
            {
                var left = block + BitOperations.TrailingZeroCount(mask);
                Expand(level, left, left + apart);
                if (_found)
                {
                    return;
                }
            }
        }

        for (; block < pairs && !_found; block++)
        {
            if (block % step == 0 && Spread(ref upper, ref lower, block, block + apart) is var spread && spread * spread >= _limit * least)
            {
                Expand(level, block, block + apart);
            }
        }
    }

    private static double Spread(ref double upper, ref double lower, int left, int right) => double.MaxNative(
        Unsafe.Add(ref upper, right) - Unsafe.Add(ref lower, left),
        Unsafe.Add(ref upper, left) - Unsafe.Add(ref lower, right));

    /// <summary>Least L·(n − L) of legal arcs between blocks of a level; NaN where none is legal.</summary>
    private double LeastProduct(int level, int apart)
    {
        var n = (double)_sums.Count;
        var size = (long)PartialSums.Leaf << level;
        var shortest = Math.Max(((apart - 1) * size) + 1, _minWidth);
        var longest = Math.Min(((apart + 1) * size) - 1, _sums.Count - _minWidth);
        return shortest > longest ? double.NaN : double.MinNative(shortest * (n - shortest), longest * (n - longest));
    }

    private void Expand(int level, int left, int right)
    {
        if (level == 0)
        {
            ScanLeaves(left * PartialSums.Leaf, right * PartialSums.Leaf);
            return;
        }

        // The most promising child first: what it finds prunes the others.
        level--;
        ref var upper = ref _sums.Upper(level);
        ref var lower = ref _sums.Lower(level);
        var blocks = _sums.Blocks(level);
        Span<double> bounds = stackalloc double[4];
        for (var child = 0; child < 4; child++)
        {
            var (a, b) = ((2 * left) + (child & 1), (2 * right) + (child >> 1));
            var least = b < blocks ? LeastProduct(level, b - a) : double.NaN;
            var spread = double.IsNaN(least) ? 0 : Spread(ref upper, ref lower, a, b);
            bounds[child] = double.IsNaN(least) ? -1 : spread * spread / least;
        }

        for (var turn = 0; turn < 4 && !_found; turn++)
        {
            var next = 0;
            for (var child = 1; child < 4; child++)
            {
                next = bounds[child] > bounds[next] ? child : next;
            }

            if (!(bounds[next] >= _limit * Slack) || bounds[next] < 0)
            {
                return;
            }

            bounds[next] = -1;
            Expand(level, (2 * left) + (next & 1), (2 * right) + (next >> 1));
        }
    }

    private void ScanLeaves(int left, int right)
    {
        var n = (double)_sums.Count;
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums.Sums);
        var ends = Vector256.LoadUnsafe(ref sums, (nuint)right);
        for (var i = left; i < left + PartialSums.Leaf && !_found; i++)
        {
            var difference = ends - Vector256.Create(Unsafe.Add(ref sums, i));
            double from = right - i;
            var lengths = Vector256.Create(from, from + 1, from + 2, from + 3);
            var products = lengths * (Vector256.Create(n) - lengths);
            var mask = Vector256.GreaterThanOrEqual(difference * difference, products * Vector256.Create(_limit)).ExtractMostSignificantBits();
            for (; mask != 0 && !_found; mask &= mask - 1)
            {
                Consider(i, right + BitOperations.TrailingZeroCount(mask));
            }
        }
    }

    private void ScanDiagonals()
    {
        var count = _sums.Count;
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums.Sums);
        var (d2, d3, d4, d5, d6, d7) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero,
            Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= count - LongestDiagonal - 4; i += 4)
        {
            var start = Vector256.LoadUnsafe(ref sums, (nuint)i);
            d2 = Widest(d2, ref sums, i + 2, start);
            d3 = Widest(d3, ref sums, i + 3, start);
            d4 = Widest(d4, ref sums, i + 4, start);
            d5 = Widest(d5, ref sums, i + 5, start);
            d6 = Widest(d6, ref sums, i + 6, start);
            d7 = Widest(d7, ref sums, i + 7, start);
        }

        ReadOnlySpan<double> widest = [Largest(d2), Largest(d3), Largest(d4), Largest(d5), Largest(d6), Largest(d7)];
        for (var length = _minWidth; length <= Math.Min(LongestDiagonal, count - _minWidth) && !_found; length++)
        {
            var needed = _limit * length * ((double)count - length);
            if (widest[length - 2] * widest[length - 2] >= needed)
            {
                Consider(length, 0, i);
            }

            Consider(length, i, count - length);
        }
    }

    private static Vector256<double> Widest(Vector256<double> widest, ref double sums, int index, Vector256<double> start) =>
        Vector256.MaxNative(widest, Vector256.Abs(Vector256.LoadUnsafe(ref sums, (nuint)index) - start));

    private static double Largest(Vector256<double> v) =>
        double.MaxNative(double.MaxNative(v[0], v[1]), double.MaxNative(v[2], v[3]));

    /// <summary>Considers arcs of one length that begin in a range.</summary>
    private void Consider(int length, int first, int end)
    {
        var sums = _sums.Sums;
        var product = length * ((double)_sums.Count - length);
        for (var i = first; i < end && !_found; i++)
        {
            var difference = sums[i + length] - sums[i];
            if (difference * difference >= _limit * product)
            {
                Consider(i, i + length);
            }
        }
    }

    private void Consider(int first, int last)
    {
        var length = last - first;
        if (length < _minWidth || length > _sums.Count - _minWidth)
        {
            return;
        }

        var between = Between(first, last);
        if (between < _best || (first == _first && last == _last && _goal != Goal.AnyAtFloor) || !Contain(first, last))
        {
            return;
        }

        switch (_goal)
        {
            case Goal.AnyAtFloor:
                _found = true;
                return;
            case Goal.FirstOfTied:
                TakeIfEarlier(first, last);
                return;
            default:
                if (between == _best)
                {
                    _tied = true;
                    return;
                }

                _tied = false;
                (_first, _last, _best) = (first, last, between);
                _limit = _best / _sums.Count * Slack;
                return;
        }
    }

    private void TakeIfEarlier(int first, int last)
    {
        var (bound, turn, start) = _blocks.Visit(first, last, _minWidth);
        var (oldBound, oldTurn, oldStart) = _blocks.Visit(_first, _last, _minWidth);
        if (bound > oldBound || (bound == oldBound && (turn < oldTurn || (turn == oldTurn && start < oldStart))))
        {
            (_first, _last) = (first, last);
        }
    }

    private bool Contain(int first, int last)
    {
        if (!_blocksLoaded)
        {
            _blocks.Load(_sums);
            _blocksLoaded = true;
        }

        return _blocks.Contain(first, last, _minWidth);
    }

    // In DNAcopy's order of operations: which of two nearly equal arcs is larger may depend on it.
    private double Between(int first, int last)
    {
        var n = (double)_sums.Count;
        var length = (double)(last - first);
        var difference = Math.Abs(_sums.Sums[last] - _sums.Sums[first]);
        return n / (length * (n - length)) * (difference * difference);
    }
}
