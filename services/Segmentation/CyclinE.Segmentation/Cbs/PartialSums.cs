using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CyclinE.Segmentation.Cbs;

/// <summary>
/// S_1 … S_n of a centred sequence (index 0 holds S_1), with the largest and smallest of each block of 4, 8, 16, … of
/// them: what the search for the best arc prunes with.
/// </summary>
internal sealed class PartialSums
{
    /// <summary>Sums in a block of the lowest level.</summary>
    public const int Leaf = 4;

    private readonly double[] _sums;
    private readonly double[] _upper;
    private readonly double[] _lower;

    // Where each level begins in _upper and _lower.
    private readonly int[] _offsets = new int[32];

    /// <summary>Room for sequences of up to <paramref name="capacity"/> values.</summary>
    public PartialSums(int capacity)
    {
        _sums = new double[capacity + (2 * Leaf)];
        var blocks = 0;
        for (var length = (capacity + Leaf - 1) / Leaf; ; length = (length + 1) / 2)
        {
            blocks += length;
            if (length <= Leaf)
            {
                break;
            }
        }

        _upper = new double[blocks + Leaf];
        _lower = new double[blocks + Leaf];
    }

    /// <summary>n.</summary>
    public int Count { get; private set; }

    /// <summary>Levels of blocks; the last has at most four.</summary>
    public int Levels { get; private set; }

    /// <summary>The sums, followed by NaN up to a whole leaf.</summary>
    public double[] Sums => _sums;

    /// <summary>Blocks of a level.</summary>
    public int Blocks(int level) => (int)((Count + (((long)Leaf << level) - 1)) >> (level + BitOperations.Log2(Leaf)));

    /// <summary>Largest sums of the blocks of a level.</summary>
    public ref double Upper(int level) => ref _upper[_offsets[level]];

    /// <summary>Smallest sums of the blocks of a level.</summary>
    public ref double Lower(int level) => ref _lower[_offsets[level]];

    /// <summary>Sums <c>values[i] − centre</c> in order, as one running sum, and returns Σ (values[i] − centre)².</summary>
    public double Load(ReadOnlySpan<double> values, double centre)
    {
        Count = values.Length;
        ref var from = ref MemoryMarshal.GetReference(values);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        ref var upper = ref MemoryMarshal.GetArrayDataReference(_upper);
        ref var lower = ref MemoryMarshal.GetArrayDataReference(_lower);
        var whole = Count & ~(Leaf - 1);
        var sum = 0.0;
        var (q0, q1, q2, q3) = (0.0, 0.0, 0.0, 0.0);

        // The running sum is a chain of additions; the rest of the body fits into its shadow.
        for (var i = 0; i < whole; i += Leaf)
        {
            var x0 = Unsafe.Add(ref from, i) - centre;
            var x1 = Unsafe.Add(ref from, i + 1) - centre;
            var x2 = Unsafe.Add(ref from, i + 2) - centre;
            var x3 = Unsafe.Add(ref from, i + 3) - centre;
            var s0 = sum + x0;
            var s1 = s0 + x1;
            var s2 = s1 + x2;
            var s3 = s2 + x3;
            sum = s3;
            q0 += x0 * x0;
            q1 += x1 * x1;
            q2 += x2 * x2;
            q3 += x3 * x3;
            Unsafe.Add(ref sums, i) = s0;
            Unsafe.Add(ref sums, i + 1) = s1;
            Unsafe.Add(ref sums, i + 2) = s2;
            Unsafe.Add(ref sums, i + 3) = s3;
            Unsafe.Add(ref upper, i / Leaf) = Larger(Larger(s0, s1), Larger(s2, s3));
            Unsafe.Add(ref lower, i / Leaf) = Smaller(Smaller(s0, s1), Smaller(s2, s3));
        }

        if (whole < Count)
        {
            var (high, low) = (double.NegativeInfinity, double.PositiveInfinity);
            for (var i = whole; i < Count; i++)
            {
                var x = values[i] - centre;
                sum += x;
                q0 += x * x;
                _sums[i] = sum;
                high = Larger(high, sum);
                low = Smaller(low, sum);
            }

            _upper[whole / Leaf] = high;
            _lower[whole / Leaf] = low;
        }

        _sums.AsSpan(Count, Leaf).Fill(double.NaN);
        BuildLevels();
        return (q0 + q1) + (q2 + q3);
    }

    /// <summary>First index of the largest and of the smallest sum; a maximum below 0 or a minimum above it counts as that of S_n.</summary>
    public (int Largest, int Smallest) Extremes()
    {
        var top = Levels - 1;
        var (largest, smallest) = (Count - 1, Count - 1);
        var (high, low) = (0.0, 0.0);
        for (var block = 0; block < Blocks(top); block++)
        {
            if (_upper[_offsets[top] + block] > high)
            {
                high = _upper[_offsets[top] + block];
                largest = block;
            }

            if (_lower[_offsets[top] + block] < low)
            {
                low = _lower[_offsets[top] + block];
                smallest = block;
            }
        }

        return (high > 0 ? Descend(_upper, top, largest, high) : Count - 1, low < 0 ? Descend(_lower, top, smallest, low) : Count - 1);
    }

    private int Descend(double[] bounds, int level, int block, double value)
    {
        for (; level > 0; level--)
        {
            block *= 2;
            if (bounds[_offsets[level - 1] + block] != value)
            {
                block++;
            }
        }

        var index = block * Leaf;
        while (_sums[index] != value)
        {
            index++;
        }

        return index;
    }

    private void BuildLevels()
    {
        Levels = 1;
        _offsets[0] = 0;
        ref var upper = ref MemoryMarshal.GetArrayDataReference(_upper);
        ref var lower = ref MemoryMarshal.GetArrayDataReference(_lower);
        for (var blocks = Blocks(0); blocks > Leaf; Levels++)
        {
            var below = _offsets[Levels - 1];
            var here = _offsets[Levels] = below + blocks;
            for (var block = 0; block < blocks / 2; block++)
            {
                var left = below + (2 * block);
                Unsafe.Add(ref upper, here + block) =
                    Larger(Unsafe.Add(ref upper, left), Unsafe.Add(ref upper, left + 1));
                Unsafe.Add(ref lower, here + block) =
                    Smaller(Unsafe.Add(ref lower, left), Unsafe.Add(ref lower, left + 1));
            }

            if (blocks % 2 == 1)
            {
                _upper[here + (blocks / 2)] = _upper[here - 1];
                _lower[here + (blocks / 2)] = _lower[here - 1];
            }

            blocks = (blocks + 1) / 2;
        }
    }

    private static double Larger(double a, double b) => double.MaxNative(a, b);

    private static double Smaller(double a, double b) => double.MinNative(a, b);
}
