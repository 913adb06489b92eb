using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Robust;

/// <summary>
/// The least capped cost of all segmentations of the values seen so far as a function of the last segment's level μ,
/// where it is below the cost of starting a segment now. Pieces are parabolas on disjoint intervals in ascending order;
/// every gap between them, and beyond the outer ones, belongs to a new start.
/// </summary>
/// <remarks>
/// A value x adds min((x − μ)², κ). On a piece this is a parabola where all of it lies within √κ of x, and κ where none
/// does; a piece across that border is cut there. A cut can only matter for a piece whose vertex is lower than the cost
/// of a new start less κ: every other part beyond the border rises above a new start and is dropped, whether it takes κ
/// or its parabola goes on, which is never less. So a step first treats all pieces as lying inside, and starts again
/// with cuts in the rare case that such a piece exists.
/// <para>
/// For the same reason the least cost is the least height over all pieces, whether or not a vertex lies in its own
/// interval: a parabola counts a fixed set of values in full, and the capped cost is the least over all sets.
/// </para>
/// <para>
/// The weight of a piece is that of the values that it counts in full, so the start of the segment is kept beside it.
/// Costs are relative to the previous least cost and stay near β however long the run is. Flat arrays, one pass of
/// eight lanes over the pieces, lanes beyond the last one at infinite height. Only element-wise IEEE operations: the
/// same bits on every CPU.
/// </para>
/// </remarks>
internal sealed class CappedEnvelope
{
    private const int Lanes = 8;
    private readonly double _minimum;
    private readonly double _maximum;
    private readonly double _penalty;
    private readonly double _cap;
    private readonly double _reach;
    private EnvelopePieces _pieces = new(32);
    private EnvelopePieces _next = new(32);
    private EnvelopePieces _spare = new(32);
    private int _count = 1;
    private double _least;

    /// <summary>An envelope before its first value.</summary>
    /// <param name="minimum">Least value of the run.</param>
    /// <param name="maximum">Largest value of the run.</param>
    /// <param name="penalty">β &gt; 0.</param>
    /// <param name="cap">κ &gt; 0: the most that one value may cost; infinite for the squared loss without cap.</param>
    public CappedEnvelope(double minimum, double maximum, double penalty, double cap)
    {
        _minimum = minimum;
        _maximum = maximum;
        _penalty = penalty;
        _cap = cap;
        _reach = Math.Sqrt(cap);
        _pieces.Set(0, minimum, maximum, 0, 0, 0, 0);
        _pieces.Pad(1);
    }

    /// <summary>Takes the next value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="index">Its index, the start of a segment that begins with it.</param>
    /// <param name="own">Its weight &gt; 0: the value costs min(own · (x − μ)², κ).</param>
    /// <returns>Start of the last segment in the best segmentation so far; the earliest of equally good ones.</returns>
    public int Add(double value, int index, double own = 1)
    {
        var reach = own == 1 ? _reach : Math.Sqrt(_cap / own);
        var from = value - reach;
        var to = value + reach;
        var least = UpdateInside(value, own);
        if (_count > 0 && (_pieces.Left[0] < from || _pieces.Right[_count - 1] > to) && NeedsCut(from, to, least))
        {
            CutAt(from);
            CutAt(to);
            least = UpdateCut(value, own, from, to);
        }

        // A new start at this value costs the previous least cost, which is zero here, and β.
        _least = Math.Min(least, _penalty);
        var start = least <= _penalty ? EarliestAt(least) : index;
        Rebuild(value, index, own, reach);
        return start;
    }

    /// <summary>Adds the parabola of the value to every piece; returns the least height.</summary>
    private double UpdateInside(double value, double own)
    {
        var x = Vector512.Create(value);
        var w = Vector512.Create(own);
        var previous = Vector512.Create(_least);
        var lowest = Vector512.Create(double.PositiveInfinity);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_pieces.Weight);
        ref var vertices = ref MemoryMarshal.GetArrayDataReference(_pieces.Vertex);
        ref var heights = ref MemoryMarshal.GetArrayDataReference(_pieces.Height);
        ref var newWeights = ref MemoryMarshal.GetArrayDataReference(_next.Weight);
        ref var newVertices = ref MemoryMarshal.GetArrayDataReference(_next.Vertex);
        ref var newHeights = ref MemoryMarshal.GetArrayDataReference(_next.Height);
        for (nuint i = 0; i < (nuint)_count; i += Lanes)
        {
            var weight = Vector512.LoadUnsafe(ref weights, i) + w;
            var vertex = Vector512.LoadUnsafe(ref vertices, i);
            var residual = x - vertex;
            var step = residual * w / weight;
            var height = Vector512.LoadUnsafe(ref heights, i) - previous + (residual * (residual - step) * w);
            weight.StoreUnsafe(ref newWeights, i);
            (vertex + step).StoreUnsafe(ref newVertices, i);
            height.StoreUnsafe(ref newHeights, i);
            lowest = Vector512.MinNative(lowest, height);
        }

        return Least(lowest);
    }

    /// <summary>Whether a piece that reaches beyond the border is low enough to stay alive there.</summary>
    private bool NeedsCut(double from, double to, double least)
    {
        var limit = _least + Math.Min(least, _penalty) + _penalty - _cap;
        for (var i = 0; i < _count; i++)
        {
            if (_pieces.Height[i] < limit && (_pieces.Left[i] < from || _pieces.Right[i] > to))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Cuts the piece that holds a border in two.</summary>
    private void CutAt(double border)
    {
        var i = 0;
        while (i < _count && _pieces.Right[i] <= border)
        {
            i++;
        }

        if (i == _count || _pieces.Left[i] >= border)
        {
            return;
        }

        Reserve(_count + 1);
        for (var j = _count; j > i; j--)
        {
            _pieces.Copy(_pieces, j - 1, j);
        }

        _pieces.Right[i] = border;
        _pieces.Left[i + 1] = border;
        _count++;
    }

    /// <summary>Adds the parabola to pieces inside the borders, κ to those beyond; returns the least height.</summary>
    private double UpdateCut(double value, double own, double from, double to)
    {
        var least = double.PositiveInfinity;
        for (var i = 0; i < _count; i++)
        {
            double weight = _pieces.Weight[i], vertex = _pieces.Vertex[i], height = _pieces.Height[i] - _least;
            if (_pieces.Left[i] >= from && _pieces.Right[i] <= to)
            {
                weight += own;
                var residual = value - vertex;
                var step = residual * own / weight;
                vertex += step;
                height += residual * (residual - step) * own;
            }
            else
            {
                height += _cap;
            }

            _next.Weight[i] = weight;
            _next.Vertex[i] = vertex;
            _next.Height[i] = height;
            least = Math.Min(least, height);
        }

        _next.Pad(_count);
        return least;
    }

    private int EarliestAt(double least)
    {
        var start = double.PositiveInfinity;
        for (var i = 0; i < _count; i++)
        {
            if (_next.Height[i] == least)
            {
                start = Math.Min(start, _pieces.Start[i]);
            }
        }

        return (int)start;
    }

    /// <summary>Takes from each piece what has become dearer than a new start, and gives the gaps near the value to a start at it.</summary>
    private void Rebuild(double value, int index, double own, double reachOfValue)
    {
        var cap = Vector512.Create(_least + _penalty);
        Reserve((2 * _count) + 1);
        ref var lefts = ref MemoryMarshal.GetArrayDataReference(_pieces.Left);
        ref var rights = ref MemoryMarshal.GetArrayDataReference(_pieces.Right);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_next.Weight);
        ref var vertices = ref MemoryMarshal.GetArrayDataReference(_next.Vertex);
        ref var heights = ref MemoryMarshal.GetArrayDataReference(_next.Height);
        ref var newLefts = ref MemoryMarshal.GetArrayDataReference(_next.Left);
        ref var newRights = ref MemoryMarshal.GetArrayDataReference(_next.Right);
        var radius = Math.Min(Math.Sqrt(_least / own), reachOfValue);
        var ballLeft = value - radius;
        var ballRight = value + radius;
        var edge = _minimum;
        var count = 0;
        var source = _next;
        var target = _spare;
        for (nuint i = 0; i < (nuint)_count; i += Lanes)
        {
            var height = Vector512.LoadUnsafe(ref heights, i);
            var vertex = Vector512.LoadUnsafe(ref vertices, i);
            var reach = Vector512.Sqrt((cap - height) / Vector512.LoadUnsafe(ref weights, i));
            var left = Vector512.MaxNative(Vector512.LoadUnsafe(ref lefts, i), vertex - reach);
            var right = Vector512.MinNative(Vector512.LoadUnsafe(ref rights, i), vertex + reach);
            left.StoreUnsafe(ref newLefts, i);
            right.StoreUnsafe(ref newRights, i);
            var alive = (Vector512.LessThan(height, cap) & Vector512.LessThanOrEqual(left, right)).ExtractMostSignificantBits();
            for (; alive != 0; alive &= alive - 1)
            {
                var j = (int)i + BitOperations.TrailingZeroCount(alive);
                var l = source.Left[j];
                var a = Math.Max(edge, ballLeft);
                var b = Math.Min(l, ballRight);
                if (a < b)
                {
                    target.Set(count++, a, b, own, value, _penalty, index);
                }

                target.Left[count] = l;
                edge = target.Right[count] = source.Right[j];
                target.Weight[count] = source.Weight[j];
                target.Vertex[count] = source.Vertex[j];
                target.Height[count] = source.Height[j];
                target.Start[count] = _pieces.Start[j];
                count++;
            }
        }

        var last = Math.Max(edge, ballLeft);
        var end = Math.Min(_maximum, ballRight);
        if (last < end)
        {
            target.Set(count++, last, end, own, value, _penalty, index);
        }

        target.Pad(count);
        _count = count;
        (_pieces, _spare) = (_spare, _pieces);
    }

    private void Reserve(int count)
    {
        if (count + Lanes > _pieces.Capacity)
        {
            _pieces = _pieces.Grown(2 * (count + Lanes));
            _next = _next.Grown(_pieces.Capacity);
            _spare = _spare.Grown(_pieces.Capacity);
        }
    }

    private static double Least(Vector512<double> values)
    {
        var four = Vector256.MinNative(values.GetLower(), values.GetUpper());
        var two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }
}
