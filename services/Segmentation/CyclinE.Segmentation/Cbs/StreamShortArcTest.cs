using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// What <see cref="ShortArcTest"/> does, for the stream of a chromosome, where nothing but the distribution matters: each
/// replicate shuffles on from the last, stops at its first exceedance, and values are float32 (they differ by 1e-7, the
/// tolerance for ties is 1e-5).
/// </summary>
internal sealed class StreamShortArcTest(int capacity)
{
    private const int Stretches = InterleavedLayout.Stretches;
    /// <summary>Rows shuffled before they are scanned.</summary>
    internal const int RowsAtATime = CbsRandomSource.Chunk / (2 * Stretches);

    private readonly float[] _values = new float[capacity + Stretches];
    private readonly int[] _positions = new int[CbsRandomSource.Chunk];
    private int _count;
    private int _rows;
    private int _shortest;
    private int _longest;
    private double _floorOverCount;
    private float _slope;
    private float _level;

    /// <summary>Takes a sequence, less a centre, and the floor.</summary>
    public void Load(ReadOnlySpan<double> values, double centre, int shortest, int longest, double floor)
    {
        (_count, _rows, _shortest, _longest) = (values.Length, values.Length / Stretches, shortest, longest);
        for (var i = 0; i < values.Length; i++)
        {
            _values[i] = (float)(values[i] - centre);
        }

        _floorOverCount = floor / _count;
        var (slope, level) = ShortArcTest.Chord(_floorOverCount, _count, shortest, longest);
        _slope = (float)slope;
        _level = (float)(level * (1 - 1e-5));
    }

    /// <summary>Permutes anew and says whether an arc reaches the floor.</summary>
    public bool NextReaches(CbsRandomSource source)
    {
        var rest = _count;
        if (_rows < _longest)
        {
            Shuffle(source, ref rest, 0);
            return ScanBackwards(_count + _longest - 2, 0);
        }

        var up = Vector256<float>.Zero;
        var down = Vector256<float>.Zero;
        for (var top = _rows; top > 0;)
        {
            var bottom = Math.Max(0, top - RowsAtATime);
            Shuffle(source, ref rest, Stretches * bottom);
            if (ScanRows(ref up, ref down, top, bottom, 0))
            {
                return true;
            }

            top = bottom;
        }

        // Arcs that begin in one stretch and end in the next, then those round the circle's end.
        return ScanRows(ref up, ref down, _rows, _rows - _longest + 1, -1)
            || ScanBackwards(_count + _longest - 2, (Stretches * _rows) - _longest + 1);
    }

    private void Shuffle(CbsRandomSource source, ref int rest, int to)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        ref var position = ref MemoryMarshal.GetArrayDataReference(_positions);
        while (rest > to)
        {
            var count = Math.Min(_positions.Length, rest - to);
            source.FillPositions(_positions.AsSpan(0, count), rest);
            for (var t = 0; t < count; t++)
            {
                ref var at = ref Unsafe.Add(ref values, --rest);
                ref var other = ref Unsafe.Add(ref values, Unsafe.Add(ref position, t));
                (at, other) = (other, at);
            }
        }
    }

    /// <summary>
    /// Scans rows downwards. With <paramref name="shift"/> −1 each stretch goes on into the end of the one before it; the
    /// first then has none and its lane is not looked at.
    /// </summary>
    private bool ScanRows(ref Vector256<float> upwards, ref Vector256<float> downwards, int top, int bottom, int shift)
    {
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        var slope = Vector256.Create(_slope);
        var level = Vector256.Create(_level);
        var (up, down) = (upwards, downwards);
        for (var row = top; row > bottom;)
        {
            // One look at four rows: hits are rare.
            var (upBefore, downBefore, rowBefore) = (up, down, row);
            var reach = Vector256<float>.Zero;
            for (var last = Math.Max(bottom, row - 4); row > last;)
            {
                row--;
                var x = Vector256.LoadUnsafe(ref values, (nuint)((Stretches * row) + shift));
                up = Vector256.MaxNative(up, Vector256<float>.Zero) + (x - slope);
                down = Vector256.MaxNative(down, Vector256<float>.Zero) - (x + slope);
                reach = Vector256.MaxNative(reach, Vector256.MaxNative(up, down));
            }

            if (Vector256.GreaterThanOrEqualAny(reach, level) && GroupReaches(upBefore, downBefore, rowBefore, row, shift))
            {
                return true;
            }
        }

        (upwards, downwards) = (up, down);
        return false;
    }

    /// <summary>Goes through a few rows once more and sums arcs where the running sums are high.</summary>
    private bool GroupReaches(Vector256<float> up, Vector256<float> down, int top, int bottom, int shift)
    {
        var slope = Vector256.Create(_slope);
        var lanes = shift == 0 ? 0xFFu : 0xFEu;
        for (var row = top - 1; row >= bottom; row--)
        {
            var x = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_values), (nuint)((Stretches * row) + shift));
            up = Vector256.MaxNative(up, Vector256<float>.Zero) + (x - slope);
            down = Vector256.MaxNative(down, Vector256<float>.Zero) - (x + slope);
            var mask = Vector256.GreaterThanOrEqual(Vector256.MaxNative(up, down), Vector256.Create(_level)).ExtractMostSignificantBits() & lanes;
            for (; mask != 0; mask &= mask - 1)
            {
                // The next stretch begins with rows that may be yet to be shuffled: arcs into it wait for the joints.
                var longest = shift == 0 ? Math.Min(_longest, _rows - row) : _longest;
                if (ReachesFrom(((BitOperations.TrailingZeroCount(mask) + shift) * _rows) + row, longest))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Scans positions backwards, one by one, round the circle's end.</summary>
    private bool ScanBackwards(int from, int to)
    {
        var (up, down) = (0f, 0f);
        var (stretch, row) = (from < _count ? from / _rows : (from - _count) / _rows, 0);
        row = (from < _count ? from : from - _count) - (stretch * _rows);
        for (var position = from; position >= to; position--)
        {
            var x = _values[stretch < Stretches ? (Stretches * row) + stretch : (Stretches * _rows) + row];
            up = float.MaxNative(up, 0) + (x - _slope);
            down = float.MaxNative(down, 0) - (x + _slope);
            if (float.MaxNative(up, down) >= _level && ReachesFrom(position < _count ? position : position - _count, _longest))
            {
                return true;
            }

            if (--row < 0)
            {
                // Before the first stretch comes what is left over, or the last one if nothing is.
                (stretch, row) = stretch > 0 ? (stretch - 1, _rows - 1)
                    : _count > Stretches * _rows ? (Stretches, _count - (Stretches * _rows) - 1) : (Stretches - 1, _rows - 1);
            }
        }

        return false;
    }

    private bool ReachesFrom(int first, int longest)
    {
        var n = (double)_count;
        var sum = 0.0;
        for (var length = 1; length <= longest; length++)
        {
            var position = first + length - 1;
            sum += _values[IndexOf(position < _count ? position : position - _count)];
            if (length >= _shortest && sum * sum >= _floorOverCount * length * (n - length))
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(int position) => new InterleavedLayout(_count).IndexOf(position);
}

/// <summary>
/// A sequence of n values kept as eight stretches of m = ⌊n/8⌋ side by side, value k of stretch r at index 8k + r, then
/// what is left over: a vector then holds one value of each stretch, so that a scan along the sequence runs in all
/// stretches at once.
/// </summary>
internal readonly struct InterleavedLayout(int count)
{
    /// <summary>Stretches.</summary>
    public const int Stretches = 8;

    /// <summary>n.</summary>
    public int Count { get; } = count;

    /// <summary>m, values of a stretch.</summary>
    public int Rows { get; } = count / Stretches;

    /// <summary>Where a value of the sequence stands.</summary>
    public int IndexOf(int position)
    {
        var stretch = position / Rows;
        return stretch < Stretches ? (Stretches * (position - (stretch * Rows))) + stretch : position;
    }
}
