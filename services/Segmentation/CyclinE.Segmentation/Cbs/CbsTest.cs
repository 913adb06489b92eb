using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Cbs;

/// <summary>The test of one segment: its best arc, whether that is a change, and which of its ends are.</summary>
internal sealed class CbsTest
{
    private const double Ties = 0.99999;

    // all.equal(range, 0) of R.
    private const double ConstantRange = 1.5e-8;

    // DNAcopy takes the residual as 1 where it is below this.
    private const double TinyResidual = 0.0001;

    private readonly SegmentationOptions _options;
    private readonly int[] _boundary;
    private readonly CbsRandomSource _source;
    private readonly ArcSearch _search;
    private readonly ArcSearch _permuted;
    private readonly int _hybridCapacity;
    private readonly StreamShortArcTest? _streamShortArcs;
    private ShortArcTest? _shortArcs;
    private readonly EdgeTest _edges;
    private readonly double[] _shuffled;
    private readonly int[] _positions;

    public CbsTest(int capacity, SegmentationOptions options, SequentialBoundary boundary, CbsRandomSource source)
    {
        (_options, _source) = (options, source);
        _boundary = boundary.Entries.ToArray();
        _search = new ArcSearch(capacity);
        _hybridCapacity = capacity > options.CbsNmin ? capacity : 0;
        _streamShortArcs = source.IsR ? null : new StreamShortArcTest(_hybridCapacity);
        _edges = new EdgeTest(capacity);
        var few = Math.Min(capacity, options.CbsNmin);
        _permuted = new ArcSearch(few);
        _shuffled = new double[few];
        _positions = new int[Math.Min(few, CbsRandomSource.Chunk)];
    }

    /// <summary>Tests a segment; the changes, in probes from its start, are 0 where there is none.</summary>
    public (int First, int Second) Test(ReadOnlySpan<double> values, CancellationToken cancellationToken)
    {
        var width = _options.CbsMinWidth;
        if (values.Length < 2 * width)
        {
            return default;
        }

        var (mean, smallest, largest) = ExactMean.Of(values);
        if (largest - smallest <= ConstantRange)
        {
            return default;
        }

        var total = _search.Load(values, mean);
        var arc = _search.Best(width, cancellationToken);
        if (!IsChange(values, mean, arc, total, cancellationToken))
        {
            return default;
        }

        if (arc.Last == values.Length)
        {
            return (arc.First, 0);
        }

        var isFirst = _edges.Keeps(
            values[..arc.Last], mean, arc.First, _options.CbsPermutations, _options.CbsAlpha, _source, cancellationToken);
        var isSecond = _edges.Keeps(
            values[arc.First..], mean, arc.Length, _options.CbsPermutations, _options.CbsAlpha, _source, cancellationToken);
        return (isFirst, isSecond) switch
        {
            (true, true) => (arc.First, arc.Last),
            (true, false) => (arc.First, 0),
            (false, true) => (arc.Last, 0),
            _ => default,
        };
    }

    private bool IsChange(ReadOnlySpan<double> values, double mean, CbsArc arc, double total, CancellationToken cancellationToken)
    {
        var count = values.Length;
        var square = Square(arc.Between, ref total, count);
        var statistic = Math.Sqrt(square);
        if (statistic <= 0.1)
        {
            return false;
        }

        if (statistic >= 7 && Math.Min(arc.Length, count - arc.Length) >= 10)
        {
            return true;
        }

        var alpha = _options.CbsAlpha;
        var isHybrid = count > _options.CbsNmin;
        if (isHybrid)
        {
            alpha -= CircularBinaryTail.InCells(statistic, count, (_options.CbsKmax + 1.0) / count);
            if (alpha < 0)
            {
                return false;
            }
        }

        // T² ≥ t in a permutation means B ≥ t·TSS/(n − 2 + t).
        var floor = Ties * square * total / (count - 2 + (Ties * square));
        var isClean = IsNearlyTwoLevels(values);
        if (isHybrid && (isClean || _source.IsR))
        {
            _shortArcs ??= new ShortArcTest(_hybridCapacity);
            _shortArcs.Load(values, mean, _options.CbsMinWidth, _options.CbsKmax, floor);
        }
        else if (isHybrid)
        {
            _streamShortArcs!.Load(values, mean, _options.CbsMinWidth, _options.CbsKmax, floor);
        }

        var allowed = (int)(alpha * _options.CbsPermutations);
        var reached = 0;
        var row = SequentialBoundary.Row(allowed);
        var work = 0;
        for (var done = 1; done <= _options.CbsPermutations; done++)
        {
            if ((work += count) >= 1 << 16)
            {
                cancellationToken.ThrowIfCancellationRequested();
                work = 0;
            }

            var reaches = isClean
                ? Square(NextLargest(values, mean, isHybrid, cancellationToken), ref total, count) >= Ties * square
                : NextReaches(values, mean, isHybrid, floor);
            if (reaches && (++reached > allowed || (!_source.IsR && IsSurelyNone(reached, done, allowed))))
            {
                return false;
            }

            if (done >= _boundary[row + reached])
            {
                return true;
            }
        }

        return true;
    }

    private bool IsSurelyNone(int reached, int done, int allowed)
    {
        var share = (allowed + 1.0) / _options.CbsPermutations;
        return reached > share * done && Curtailment.IsSure(reached, done, share);
    }

    /// <summary>T² of B; a residual near zero is taken as 1 by raising the total, which stays raised, as in DNAcopy.</summary>
    private static double Square(double between, ref double total, int count)
    {
        total = total <= between + TinyResidual ? between + 1 : total;
        return between / ((total - between) / (count - 2.0));
    }

    /// <summary>
    /// Whether two levels could describe the values so well that a permutation might meet the rule for tiny residuals.
    /// Of any three values two share a level, so disjoint triples bound the residual from below.
    /// </summary>
    private static bool IsNearlyTwoLevels(ReadOnlySpan<double> values)
    {
        var bound = 0.0;
        for (var i = 0; i + 2 < values.Length && bound <= 10 * TinyResidual; i += 3)
        {
            var (a, b, c) = (values[i], values[i + 1], values[i + 2]);
            var least = Math.Min(Math.Abs(a - b), Math.Min(Math.Abs(b - c), Math.Abs(a - c)));
            bound += 0.5 * least * least;
        }

        return bound <= 10 * TinyResidual;
    }

    private double NextLargest(ReadOnlySpan<double> values, double mean, bool isHybrid, CancellationToken cancellationToken)
    {
        if (isHybrid)
        {
            return _shortArcs!.NextLargest(_source);
        }

        Shuffle(values, mean);
        _permuted.Load(_shuffled.AsSpan(0, values.Length), 0);
        return _permuted.Best(_options.CbsMinWidth, cancellationToken).Between;
    }

    private bool NextReaches(ReadOnlySpan<double> values, double mean, bool isHybrid, double floor)
    {
        if (isHybrid)
        {
            return _streamShortArcs is null ? _shortArcs!.NextReaches(_source) : _streamShortArcs.NextReaches(_source);
        }

        Shuffle(values, mean);
        _permuted.Load(_shuffled.AsSpan(0, values.Length), 0);
        return _permuted.Reaches(floor, _options.CbsMinWidth);
    }

    private void Shuffle(ReadOnlySpan<double> values, double mean)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _shuffled[i] = values[i] - mean;
        }

        ref var shuffled = ref MemoryMarshal.GetArrayDataReference(_shuffled);
        ref var position = ref MemoryMarshal.GetArrayDataReference(_positions);
        for (var rest = values.Length; rest > 0;)
        {
            var positions = _positions.AsSpan(0, Math.Min(_positions.Length, rest));
            _source.FillPositions(positions, rest);
            for (var t = 0; t < positions.Length; t++)
            {
                ref var at = ref Unsafe.Add(ref shuffled, --rest);
                ref var other = ref Unsafe.Add(ref shuffled, Unsafe.Add(ref position, t));
                (at, other) = (other, at);
            }
        }
    }
}
