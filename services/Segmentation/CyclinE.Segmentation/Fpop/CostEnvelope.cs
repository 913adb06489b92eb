using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Fpop;

/// <summary>
/// The least cost of all segmentations of the values seen so far as a function of the last segment's level μ: the lower
/// envelope of one parabola per surviving start of the last segment, as adjacent pieces over [minimum, maximum].
/// </summary>
/// <remarks>
/// Piece i holds μ from <c>Bound[i]</c> to <c>Bound[i + 1]</c>; its cost is Weight·(μ − Vertex)² + Height. In this form a
/// new value is Welford's update, nothing cancels however large the values are, and the weight is the length of the last
/// segment, so no start has to be stored. Costs are relative to the previous least cost, so they stay near β however
/// long the run is. Five flat arrays, because a step is one pass of four lanes over 7–14 pieces. Only element-wise IEEE
/// operations: the same bits on every CPU. The lanes beyond the last piece repeat it on an interval of width zero.
/// </remarks>
internal sealed class CostEnvelope
{
    private const int Lanes = 4;
    private readonly double _maximum;
    private readonly double _penalty;
    private Pieces _pieces = new(64);
    private Pieces _rebuilt = new(64);
    private int _count = 1;
    private double _least;

    /// <summary>An envelope before its first value.</summary>
    public CostEnvelope(double minimum, double maximum, double penalty)
    {
        _maximum = maximum;
        _penalty = penalty;
        _pieces.Bound[0] = minimum;
        Pad(_pieces, 1);
    }

    /// <summary>Takes the next value.</summary>
    /// <returns>Length of the last segment in the best segmentation so far; the longest of equally good ones.</returns>
    public int Add(double value)
    {
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(_pieces.Bound);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_pieces.Weight);
        ref var vertices = ref MemoryMarshal.GetArrayDataReference(_pieces.Vertex);
        ref var heights = ref MemoryMarshal.GetArrayDataReference(_pieces.Height);
        ref var highs = ref MemoryMarshal.GetArrayDataReference(_pieces.High);
        var x = Vector256.Create(value);
        var previous = Vector256.Create(_least);
        var least = Vector256.Create(double.PositiveInfinity);
        var longest = Vector256<double>.Zero;
        var highest = Vector256.Create(double.NegativeInfinity);
        for (nuint i = 0; i < (nuint)_count; i += Lanes)
        {
            var weight = Vector256.LoadUnsafe(ref weights, i) + Vector256<double>.One;
            var vertex = Vector256.LoadUnsafe(ref vertices, i);
            var residual = x - vertex;
            var step = residual / weight;
            vertex += step;
            var height = Vector256.LoadUnsafe(ref heights, i) - previous + (residual * (residual - step));
            weight.StoreUnsafe(ref weights, i);
            vertex.StoreUnsafe(ref vertices, i);
            height.StoreUnsafe(ref heights, i);

            var left = Vector256.LoadUnsafe(ref bounds, i) - vertex;
            var right = Vector256.LoadUnsafe(ref bounds, i + 1) - vertex;
            var high = Vector256.MaxNative(weight * left * left, weight * right * right) + height;
            high.StoreUnsafe(ref highs, i);
            highest = Vector256.MaxNative(highest, high);

            var nearest = Vector256.MinNative(Vector256.MaxNative(left, Vector256<double>.Zero), right);
            var low = (weight * nearest * nearest) + height;
            var better = Vector256.LessThan(low, least) | (Vector256.Equals(low, least) & Vector256.GreaterThan(weight, longest));
            least = Vector256.ConditionalSelect(better, low, least);
            longest = Vector256.ConditionalSelect(better, weight, longest);
        }

        _least = least[0];
        var length = longest[0];
        var top = highest[0];
        for (var lane = 1; lane < Lanes; lane++)
        {
            if (least[lane] < _least || (least[lane] == _least && longest[lane] > length))
            {
                _least = least[lane];
                length = longest[lane];
            }

            top = Math.Max(top, highest[lane]);
        }

        // A convex piece whose ends are no dearer than a new break keeps its whole interval.
        var cap = _least + _penalty;
        if (top > cap)
        {
            Prune(cap);
        }

        return (int)length;
    }

    /// <summary>The lower envelope of the pieces and the constant <paramref name="cap"/>, the cost of starting a segment now.</summary>
    private void Prune(double cap)
    {
        var room = (2 * _count) + 1 + Lanes;
        if (_rebuilt.Capacity < room)
        {
            _rebuilt = new Pieces(2 * room);
        }

        var output = new PieceWriter(_rebuilt, cap);
        for (var i = 0; i < _count; i++)
        {
            double left = _pieces.Bound[i], right = _pieces.Bound[i + 1];
            double weight = _pieces.Weight[i], vertex = _pieces.Vertex[i], height = _pieces.Height[i];
            if (_pieces.High[i] <= cap)
            {
                output.Keep(left, weight, vertex, height);
                continue;
            }

            if (height > cap)
            {
                output.Restart(left);
                continue;
            }

            var reach = Math.Sqrt((cap - height) / weight);
            var from = Math.Max(left, vertex - reach);
            var to = Math.Min(right, vertex + reach);
            if (from >= to)
            {
                output.Restart(left);
                continue;
            }

            if (from > left)
            {
                output.Restart(left);
            }

            output.Keep(from, weight, vertex, height);
            if (to < right)
            {
                output.Restart(to);
            }
        }

        _count = output.Count;
        (_pieces, _rebuilt) = (_rebuilt, _pieces);
        Pad(_pieces, _count);
    }

    private void Pad(Pieces pieces, int count)
    {
        pieces.Bound[count] = _maximum;
        for (var i = count; i < count + Lanes - 1; i++)
        {
            pieces.Bound[i + 1] = _maximum;
            pieces.Weight[i] = pieces.Weight[count - 1];
            pieces.Vertex[i] = pieces.Vertex[count - 1];
            pieces.Height[i] = pieces.Height[count - 1];
        }
    }

    private sealed class Pieces(int capacity)
    {
        public readonly int Capacity = capacity;
        public readonly double[] Bound = new double[capacity + 1];
        public readonly double[] Weight = new double[capacity];
        public readonly double[] Vertex = new double[capacity];
        public readonly double[] Height = new double[capacity];
        public readonly double[] High = new double[capacity];
    }

    private ref struct PieceWriter(Pieces pieces, double cap)
    {
        public int Count { get; private set; }

        public void Keep(double left, double weight, double vertex, double height)
        {
            pieces.Bound[Count] = left;
            pieces.Weight[Count] = weight;
            pieces.Vertex[Count] = vertex;
            pieces.Height[Count] = height;
            Count++;
        }

        public void Restart(double left)
        {
            // Neighbouring intervals lost to the new start are one piece; only a new start has weight 0.
            if (Count == 0 || pieces.Weight[Count - 1] != 0)
            {
                Keep(left, 0, 0, cap);
            }
        }
    }
}
