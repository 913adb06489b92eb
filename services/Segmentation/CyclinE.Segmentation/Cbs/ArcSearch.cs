using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Cbs;

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
internal sealed partial class ArcSearch
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

    /// <summary>Looks at pairs of blocks of a level that are <paramref name="apart"/> blocks apart, the left one at a multiple of
    /// <paramref name="step"/>.</summary>
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
}
