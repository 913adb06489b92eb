using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation;

/// <summary>
/// Permutations of a sequence as DNAcopy makes them (each from the sequence itself), and whether in one of them a circular arc of min.width … kmax values has
/// B = n·D²/(L·(n − L)) at a floor.
/// </summary>
/// <remarks>
/// |D| ≥ √(B·L·(n − L)/n) is concave in L, so it lies above its chord α + βL between the shortest and the longest arc: an
/// arc at the floor has Σ(x − β) ≥ α, or the same with −x. A running sum that restarts at zero (Page 1954) finds all such
/// places in one pass, and only there arcs are summed one by one.
/// </remarks>
internal sealed class ShortArcTest(int capacity)
{

    private readonly double[] _original = new double[capacity + 8];
    private readonly double[] _values = new double[capacity + 8];
    private readonly int[] _positions = new int[CbsRandomSource.Chunk];
    private InterleavedLayout _layout;
    private int _shortest;
    private int _longest;
    private double _floorOverCount;
    private double _slope;
    private double _level;

    /// <summary>Takes a sequence, less a centre, and the floor.</summary>
    public void Load(ReadOnlySpan<double> values, double centre, int shortest, int longest, double floor)
    {
        _layout = new InterleavedLayout(values.Length);
        _layout.Spread(values, centre, _original);
        _original.AsSpan(0, values.Length).CopyTo(_values);
        (_shortest, _longest) = (shortest, longest);
        _floorOverCount = floor / values.Length;
        (_slope, _level) = Chord(_floorOverCount, values.Length, shortest, longest);
        _level *= 1 - 1e-9;
    }

    /// <summary>β and α of the chord of √(floor·L·(n − L)/n) between two lengths.</summary>
    public static (double Slope, double Level) Chord(double floorOverCount, double count, int shortest, int longest)
    {
        var least = Math.Sqrt(floorOverCount * shortest * (count - shortest));
        var most = Math.Sqrt(floorOverCount * longest * (count - longest));
        var slope = (most - least) / (longest - shortest);
        return (slope, least - (shortest * slope));
    }

    /// <summary>Permutes anew, in R's order, and says whether an arc reaches the floor.</summary>
    public bool NextReaches(CbsRandomSource source)
    {
        Shuffle(source);
        if (_layout.Rows < _longest)
        {
            return ScanBackwards(_layout.Count + _longest - 2, 0);
        }

        var state = default(Running);
        return ScanRows(ref state, _layout.Rows, 0, 0) || ScanJoints(ref state);
    }

    /// <summary>Permutes anew and returns the largest B of an arc: slow, for sequences that two levels describe all but exactly.</summary>
    public double NextLargest(CbsRandomSource source)
    {
        Shuffle(source);
        var n = (double)_layout.Count;
        var largest = 0.0;
        for (var first = 0; first < _layout.Count; first++)
        {
            var sum = 0.0;
            for (var length = 1; length <= _longest; length++)
            {
                sum += _values[_layout.IndexOf((first + length - 1) % _layout.Count)];
                largest = length < _shortest ? largest : Math.Max(largest, n / (length * (n - length)) * (sum * sum));
            }
        }

        return largest;
    }

    private void Shuffle(CbsRandomSource source)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        _original.AsSpan(0, _layout.Count).CopyTo(_values);
        var rest = _layout.Count;
        var index = rest;
        var stretch = InterleavedLayout.Stretches;
        var runEnd = InterleavedLayout.Stretches * _layout.Rows;
        while (rest > 0)
        {
            var positions = _positions.AsSpan(0, Math.Min(CbsRandomSource.Chunk, rest));
            source.FillPositions(positions, rest);
            _layout.Map(positions);
            while (!positions.IsEmpty)
            {
                if (rest == runEnd && stretch > 0)
                {
                    // The next run is a stretch, from its last value to its first, each a row apart.
                    stretch--;
                    runEnd -= _layout.Rows;
                    index = (InterleavedLayout.Stretches * _layout.Rows) + stretch;
                }

                var count = Math.Min(positions.Length, rest - runEnd);
                var step = rest > InterleavedLayout.Stretches * _layout.Rows ? 1 : InterleavedLayout.Stretches;
                Swap(ref values, positions[..count], ref index, step);
                positions = positions[count..];
                rest -= count;
            }
        }
    }

    /// <summary>Swaps the value one <paramref name="step"/> before <paramref name="end"/> with each position's, going down.</summary>
    private static void Swap(ref double values, ReadOnlySpan<int> positions, ref int end, int step)
    {
        ref var at = ref Unsafe.Add(ref values, end);
        ref var position = ref MemoryMarshal.GetReference(positions);
        for (var t = 0; t < positions.Length; t++)
        {
            at = ref Unsafe.Subtract(ref at, step);
            ref var other = ref Unsafe.Add(ref values, Unsafe.Add(ref position, t));
            (at, other) = (other, at);
        }

        end -= step * positions.Length;
    }

    /// <summary>Arcs that begin in one stretch and end in the next: seven joints at once, the one round the circle's end apart.</summary>
    private bool ScanJoints(ref Running state)
    {
        if (ScanRows(ref state, _layout.Rows, _layout.Rows - _longest + 1, -1))
        {
            return true;
        }

        var body = InterleavedLayout.Stretches * _layout.Rows;
        return ScanBackwards(_layout.Count + _longest - 2, body - _longest + 1);
    }

    private bool ScanBackwards(int from, int to)
    {
        var (up, down) = (0.0, 0.0);
        for (var position = from; position >= to; position--)
        {
            var first = position < _layout.Count ? position : position - _layout.Count;
            var x = _values[_layout.IndexOf(first)];
            up = Math.Max(up, 0) + (x - _slope);
            down = Math.Max(down, 0) - (x + _slope);
            if (Math.Max(up, down) >= _level && ReachesFrom(first))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Scans rows downwards. With <paramref name="shift"/> −1 each stretch goes on into the end of the one before it; the
    /// first then has none and its lane is not looked at.
    /// </summary>
    private bool ScanRows(ref Running state, int top, int bottom, int shift)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        var slope = Vector256.Create(_slope);
        var level = Vector256.Create(_level);
        var zero = Vector256<double>.Zero;
        var (up0, up1, down0, down1) = (state.Up0, state.Up1, state.Down0, state.Down1);
        var lanes = shift == 0 ? 0xFFu : 0xFEu;
        for (var row = top - 1; row >= bottom; row--)
        {
            var index = (nuint)((InterleavedLayout.Stretches * row) + shift);
            var x0 = Vector256.LoadUnsafe(ref values, index);
            var x1 = Vector256.LoadUnsafe(ref values, index + 4);
            up0 = Vector256.MaxNative(up0, zero) + (x0 - slope);
            up1 = Vector256.MaxNative(up1, zero) + (x1 - slope);
            down0 = Vector256.MaxNative(down0, zero) - (x0 + slope);
            down1 = Vector256.MaxNative(down1, zero) - (x1 + slope);
            var reach0 = Vector256.GreaterThanOrEqual(Vector256.MaxNative(up0, down0), level);
            var reach1 = Vector256.GreaterThanOrEqual(Vector256.MaxNative(up1, down1), level);
            if ((reach0 | reach1) == zero)
            {
                continue;
            }

            var mask = (reach0.ExtractMostSignificantBits() | (reach1.ExtractMostSignificantBits() << 4)) & lanes;
            for (; mask != 0; mask &= mask - 1)
            {
                var stretch = System.Numerics.BitOperations.TrailingZeroCount(mask) + shift;
                if (ReachesFrom((stretch * _layout.Rows) + row))
                {
                    return true;
                }
            }
        }

        (state.Up0, state.Up1, state.Down0, state.Down1) = (up0, up1, down0, down1);
        return false;
    }

    private bool ReachesFrom(int first)
    {
        var n = (double)_layout.Count;
        var sum = 0.0;
        for (var length = 1; length <= _longest; length++)
        {
            var position = first + length - 1;
            sum += _values[_layout.IndexOf(position < _layout.Count ? position : position - _layout.Count)];
            if (length >= _shortest && sum * sum >= _floorOverCount * length * (n - length))
            {
                return true;
            }
        }

        return false;
    }

    private struct Running
    {
        public Vector256<double> Up0;
        public Vector256<double> Up1;
        public Vector256<double> Down0;
        public Vector256<double> Down1;
    }
}
