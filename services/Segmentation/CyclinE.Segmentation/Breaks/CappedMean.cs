using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyclinE.Numerics;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Breaks;

/// <summary>The level of a segment under the capped loss: the mean of its values within K·s̃ of that very mean.</summary>
public static class CappedMean
{
    private const int Lanes = 4;
    private const int MaxRounds = 20;
    private const double Settled = 1e-9;
    private const int StartValues = 1023;

    /// <summary>
    /// A local minimum over μ of Σ min((x − μ)², K²s̃²), reached from the median (of at most 1,023 evenly spaced values) by
    /// averaging those within K·s̃ until they stay the same (at most 20 times).
    /// </summary>
    /// <param name="values">Finite values of one segment, at least one.</param>
    /// <param name="sd">s̃, positive, in the values' unit.</param>
    /// <param name="cap">K; with positive infinity the result is the plain mean.</param>
    /// <returns>μ in the values' unit; the start where no value lies within K·s̃ of it.</returns>
    /// <exception cref="ArgumentException">No values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">s̃ or K is not positive.</exception>
    public static double Of(ReadOnlySpan<double> values, double sd, double cap)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A mean needs values.", nameof(values));
        }

        if (!(sd > 0) || !(cap > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(sd), $"s̃ {sd} and K {cap} must be positive.");
        }

        if (double.IsPositiveInfinity(cap))
        {
            return PairwiseSum.Of(values) / values.Length;
        }

        var mean = Start(values);
        for (var round = 0; round < MaxRounds; round++)
        {
            var (sum, count) = Within(values, mean, cap * sd);
            if (count == 0)
            {
                break;
            }

            var step = sum / count;
            mean += step;
            if (Math.Abs(step) <= Settled * sd)
            {
                break;
            }
        }

        return mean;
    }

    private static double Start(ReadOnlySpan<double> values)
    {
        Span<double> sample = stackalloc double[Math.Min(values.Length, StartValues)];
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = values[(int)((((2L * i) + 1) * values.Length) / (2L * sample.Length))];
        }

        return OrderStatistics.Median(sample);
    }

    /// <summary>Sum of the differences from the centre, and number, of the values within the reach.</summary>
    private static (double Sum, int Count) Within(ReadOnlySpan<double> values, double centre, double reach)
    {
        ref var source = ref MemoryMarshal.GetReference(values);
        var sums = Vector256<double>.Zero;
        var counts = Vector256<long>.Zero;
        var i = 0;
        for (; i + Lanes <= values.Length; i += Lanes)
        {
            var difference = Vector256.LoadUnsafe(ref source, (nuint)i) - Vector256.Create(centre);
            var inside = Vector256.LessThanOrEqual(Vector256.Abs(difference), Vector256.Create(reach));
            sums += difference & inside;
            counts -= inside.AsInt64();
        }

        var sum = (sums[0] + sums[2]) + (sums[1] + sums[3]);
        var count = counts[0] + counts[1] + counts[2] + counts[3];
        for (; i < values.Length; i++)
        {
            var difference = values[i] - centre;
            if (Math.Abs(difference) <= reach)
            {
                sum += difference;
                count++;
            }
        }

        return (sum, (int)count);
    }
}
