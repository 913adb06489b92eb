using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Segmentation.Haar;

/// <summary>
/// Undecimated Haar coefficients of one run of values, scale after scale: at place i the sum of the 2^level values from i
/// on less the sum of the 2^level values before i. Beyond its ends the run is continued by its mirror image.
/// </summary>
/// <remarks>
/// Sums over windows are doubled, never run: sum of 2s values from k = sum of s from k + sum of s from k + s. Each level is
/// one addition per value, no rounding error travels along the run, and an outlier of any size blurs no window but its own.
/// </remarks>
internal sealed class HaarTransform : IDisposable
{
    private const int Lanes = 4;
    private const int Margin = 1 << HaarSegmenter.LastLevel;
    private readonly int _count;
    private readonly double[] _sums;
    private readonly double[] _coefficients;
    private int _level;

    /// <summary>Copies and mirrors the values.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public HaarTransform(ReadOnlySpan<double> values)
    {
        _count = values.Length;
        _sums = ArrayPool<double>.Shared.Rent(_count + (2 * Margin));
        _coefficients = ArrayPool<double>.Shared.Rent(_count + 1);
        values.CopyTo(_sums.AsSpan(Margin));
        for (var i = 0; i < Margin; i++)
        {
            // A run shorter than the margin is mirrored again and again.
            var place = i % (2 * _count);
            var mirrored = Math.Min(place, (2 * _count) - 1 - place);
            _sums[Margin - 1 - i] = values[mirrored];
            _sums[Margin + _count + i] = values[_count - 1 - mirrored];
        }

        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("Values must be finite.", nameof(values));
            }
        }
    }

    /// <summary>Coefficients of a level, times √(2^(level + 1)), at the places 0 … number of values; levels are asked for in ascending order.</summary>
    public ReadOnlySpan<double> Coefficients(int level)
    {
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        for (; _level < level; _level++)
        {
            var half = (nuint)1 << _level;
            var last = (nuint)(_count + (2 * Margin)) - (2 * half);
            nuint k = 0;

            // In place: a step writes what no later step reads.
            for (; k + Lanes <= last + 1; k += Lanes)
            {
                (Vector256.LoadUnsafe(ref sums, k) + Vector256.LoadUnsafe(ref sums, k + half)).StoreUnsafe(ref sums, k);
            }

            for (; k <= last; k++)
            {
                _sums[k] += _sums[k + half];
            }
        }

        ref var coefficients = ref MemoryMarshal.GetArrayDataReference(_coefficients);
        var width = (nuint)1 << level;
        var count = (nuint)_count + 1;
        nuint i = 0;
        for (; i + Lanes <= count; i += Lanes)
        {
            (Vector256.LoadUnsafe(ref sums, i + Margin) - Vector256.LoadUnsafe(ref sums, i + Margin - width)).StoreUnsafe(ref coefficients, i);
        }

        for (; i < count; i++)
        {
            _coefficients[i] = _sums[i + Margin] - _sums[i + Margin - width];
        }

        return _coefficients.AsSpan(0, _count + 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(_sums);
        ArrayPool<double>.Shared.Return(_coefficients);
    }
}
