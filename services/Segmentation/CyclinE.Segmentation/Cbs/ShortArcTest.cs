using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// Permutations of a sequence as DNAcopy makes them (each from the sequence itself), and whether in one of them a
/// circular arc of min.width … kmax values has B = n·D²/(L·(n − L)) at a floor.
/// </summary>
/// <remarks>
/// |D| ≥ √(B·L·(n − L)/n) is concave in L, so it lies above its chord α + βL between the shortest and the longest arc: an
/// arc at the floor has Σ(x − β) ≥ α, or the same with −x. A running sum that restarts at zero (Page 1954) finds all such
/// places in one pass, and only there arcs are summed one by one. Eight such sums run backwards side by side, each
/// through an eighth of the sequence and on into the end of the one before it.
/// </remarks>
internal sealed class ShortArcTest(int capacity)
{
    private const int Lanes = 8;
    private const int RowsAtATime = 4;

    // Room before the sequence for its end once more, which closes the circle, and for a group of rows begun there.
    private const int Margin = 128;

    private readonly double[] _original = new double[capacity];
    private readonly double[] _values = new double[Margin + capacity];
    private readonly int[] _positions = new int[CbsRandomSource.Chunk];
    private int _count;
    private int _shortest;
    private int _longest;
    private double _floorOverCount;
    private double _slope;
    private double _level;

    /// <summary>Takes a sequence, less a centre, and the floor.</summary>
    public void Load(ReadOnlySpan<double> values, double centre, int shortest, int longest, double floor)
    {
        (_count, _shortest, _longest) = (values.Length, shortest, longest);
        for (var i = 0; i < values.Length; i++)
        {
            _original[i] = values[i] - centre;
        }

        _floorOverCount = floor / _count;
        (_slope, _level) = Chord(_floorOverCount, _count, shortest, longest);
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

    /// <summary>Permutes anew and says whether an arc reaches the floor.</summary>
    public bool NextReaches(CbsRandomSource source)
    {
        Shuffle(source);
        return Scan();
    }

    /// <summary>Permutes anew and returns the largest B of an arc: slow, for sequences that two levels describe all but exactly.</summary>
    public double NextLargest(CbsRandomSource source)
    {
        Shuffle(source);
        var n = (double)_count;
        var largest = 0.0;
        for (var first = 1 - _longest; first < _count; first++)
        {
            var sum = 0.0;
            for (var length = 1; length <= Math.Min(_longest, _count - first); length++)
            {
                sum += _values[Margin + first + length - 1];
                largest = length < _shortest ? largest : Math.Max(largest, n / (length * (n - length)) * (sum * sum));
            }
        }

        return largest;
    }

    private void Shuffle(CbsRandomSource source)
    {
        _original.AsSpan(0, _count).CopyTo(_values.AsSpan(Margin));
        ref var values = ref _values[Margin];
        ref var position = ref MemoryMarshal.GetArrayDataReference(_positions);
        for (var rest = _count; rest > 0;)
        {
            var count = Math.Min(_positions.Length, rest);
            source.FillPositions(_positions.AsSpan(0, count), rest);
            for (var t = 0; t < count; t++)
            {
                ref var at = ref Unsafe.Add(ref values, --rest);
                ref var other = ref Unsafe.Add(ref values, Unsafe.Add(ref position, t));
                (at, other) = (other, at);
            }
        }

        var round = _longest - 1;
        _values.AsSpan(Margin + _count - round, round).CopyTo(_values.AsSpan(Margin - round));
    }

    /// <summary>
    /// Row t holds, for each lane, the value t before the end of its eighth. After its own, a lane goes on far enough for
    /// every arc that ends in it; the first one through what does not divide by eight and round the circle's end.
    /// </summary>
    private bool Scan()
    {
        var rows = _count / Lanes;
        var left = _count - (Lanes * rows);
        var all = rows + left + _longest - 1;
        ref var values = ref MemoryMarshal.GetArrayDataReference(_values);
        var slope = Vector256.Create(_slope);
        var level = Vector256.Create(_level);
        var state = default(Running);
        for (var row = 0; row < all; row += RowsAtATime)
        {
            // The group's rows stand in memory from the last to the first.
            var lowest = Margin + left + rows - row - RowsAtATime;
            ref var group = ref Unsafe.Add(ref values, lowest);
            var (a0, a1, a2, a3) = Transposed(ref group, rows);
            var (b0, b1, b2, b3) = Transposed(ref Unsafe.Add(ref group, 4 * rows), rows);
            var before = state;
            var reach = state.Add(a3, b3, slope);
            reach = Vector256.MaxNative(reach, state.Add(a2, b2, slope));
            reach = Vector256.MaxNative(reach, state.Add(a1, b1, slope));
            reach = Vector256.MaxNative(reach, state.Add(a0, b0, slope));
            if (Vector256.GreaterThanOrEqualAny(reach, level) && GroupReaches(before, lowest - Margin, rows))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes through a group once more, lane by lane, and sums arcs where its running sums are high.</summary>
    private bool GroupReaches(Running state, int lowest, int rows)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var (up, down) = state.Of(lane);
            for (var row = RowsAtATime - 1; row >= 0; row--)
            {
                var first = lowest + row + (lane * rows);
                var x = _values[Margin + first];
                up = double.MaxNative(up, 0) + (x - _slope);
                down = double.MaxNative(down, 0) - (x + _slope);
                if (double.MaxNative(up, down) >= _level && first > -_longest && ReachesFrom(first))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool ReachesFrom(int first)
    {
        var n = (double)_count;
        var sum = 0.0;
        for (var length = 1; length <= Math.Min(_longest, _count - first); length++)
        {
            sum += _values[Margin + first + length - 1];
            if (length >= _shortest && sum * sum >= _floorOverCount * length * (n - length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Four values each of four places a stride apart, as four vectors over the places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> First, Vector256<double> Second, Vector256<double> Third, Vector256<double> Fourth) Transposed(
        ref double from, int stride)
    {
        var a = Vector256.LoadUnsafe(ref from);
        var b = Vector256.LoadUnsafe(ref from, (nuint)stride);
        var c = Vector256.LoadUnsafe(ref from, (nuint)(2 * stride));
        var d = Vector256.LoadUnsafe(ref from, (nuint)(3 * stride));
        if (!Avx.IsSupported)
        {
            return (
                Vector256.Create(a[0], b[0], c[0], d[0]),
                Vector256.Create(a[1], b[1], c[1], d[1]),
                Vector256.Create(a[2], b[2], c[2], d[2]),
                Vector256.Create(a[3], b[3], c[3], d[3]));
        }

        var (evenAB, oddAB) = (Avx.UnpackLow(a, b), Avx.UnpackHigh(a, b));
        var (evenCD, oddCD) = (Avx.UnpackLow(c, d), Avx.UnpackHigh(c, d));
        return (
            Avx.Permute2x128(evenAB, evenCD, 0x20),
            Avx.Permute2x128(oddAB, oddCD, 0x20),
            Avx.Permute2x128(evenAB, evenCD, 0x31),
            Avx.Permute2x128(oddAB, oddCD, 0x31));
    }

    private struct Running
    {
        private Vector256<double> _up0;
        private Vector256<double> _up1;
        private Vector256<double> _down0;
        private Vector256<double> _down1;

        /// <summary>Adds a row and returns the largest sums.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<double> Add(Vector256<double> x0, Vector256<double> x1, Vector256<double> slope)
        {
            _up0 = Vector256.MaxNative(_up0, Vector256<double>.Zero) + (x0 - slope);
            _up1 = Vector256.MaxNative(_up1, Vector256<double>.Zero) + (x1 - slope);
            _down0 = Vector256.MaxNative(_down0, Vector256<double>.Zero) - (x0 + slope);
            _down1 = Vector256.MaxNative(_down1, Vector256<double>.Zero) - (x1 + slope);
            return Vector256.MaxNative(Vector256.MaxNative(_up0, _down0), Vector256.MaxNative(_up1, _down1));
        }

        public readonly (double Up, double Down) Of(int lane) =>
            lane < 4 ? (_up0[lane], _down0[lane]) : (_up1[lane - 4], _down1[lane - 4]);
    }
}
