using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CyclinE.Cohort.Recurrence.Scoring;

/// <summary>
/// Upper tail of the sum of scores when every sample's events lie anywhere: the convolution of the samples' histograms.
/// </summary>
/// <remarks>
/// Summed directly, smallest first, never by a Fourier transform: all terms are positive, so that a tail of 1e-200 keeps its digits, where
/// a transform loses everything below 1e-16 of the largest. Mass at or beyond the last bin is kept in one bucket.
/// </remarks>
internal sealed class NullTail
{
    private readonly double[] _logTail;
    private readonly double _bin;

    private NullTail(double[] logTail, double bin) => (_logTail, _bin) = (logTail, bin);

    /// <summary>Convolves.</summary>
    /// <param name="histograms">Shares of the bins of every sample.</param>
    /// <param name="bin">Width of a bin in units of score.</param>
    /// <param name="largest">Largest sum that will be asked for.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static NullTail Of(IReadOnlyList<float[]> histograms, double bin, double largest, CancellationToken cancellationToken)
    {
        var size = (int)Math.Ceiling(largest / bin) + 2;
        double[] sum = new double[size], next = new double[size];
        sum[0] = 1;
        var (used, beyond) = (1, 0.0);
        foreach (var shares in histograms)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (shares.Length == 1)
            {
                continue;
            }

            var reach = Math.Min(size, used + shares.Length - 1);
            beyond += Beyond(sum.AsSpan(0, used), shares, size);
            Convolve(sum.AsSpan(0, used), shares, next.AsSpan(0, reach));
            (sum, next, used) = (next, sum, reach);
        }

        var logTail = new double[size + 1];
        var tail = beyond;
        logTail[size] = Log(tail);
        for (var k = size - 1; k >= 0; k--)
        {
            tail += sum[k];
            logTail[k] = Math.Min(0, Log(tail));
        }

        return new NullTail(logTail, bin);
    }

    /// <summary>ln P(sum of scores ≥ a value), log-linear within a bin.</summary>
    public double LogP(double value)
    {
        var place = value / _bin;
        if (place >= _logTail.Length - 1)
        {
            return _logTail[^1];
        }

        var low = (int)place;
        return _logTail[low] + ((_logTail[low + 1] - _logTail[low]) * (place - low));
    }

    // The smallest double stands for what underflows: q must not become 0.
    private static double Log(double p) => Math.Log(Math.Max(p, double.Epsilon));

    private static void Convolve(ReadOnlySpan<double> sum, float[] shares, Span<double> next)
    {
        next.Clear();
        for (var j = shares.Length - 1; j >= 0; j--)
        {
            if (shares[j] > 0 && j < next.Length)
            {
                AddScaled(sum[..Math.Min(sum.Length, next.Length - j)], shares[j], next[j..]);
            }
        }
    }

    // Products and sums apart, four lanes whatever the processor: the same bytes everywhere.
    private static void AddScaled(ReadOnlySpan<double> from, double factor, Span<double> to)
    {
        var scale = Vector256.Create(factor);
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to);
        var k = 0;
        for (; k + Vector256<double>.Count <= from.Length; k += Vector256<double>.Count)
        {
            var product = Vector256.LoadUnsafe(ref source, (nuint)k) * scale;
            (Vector256.LoadUnsafe(ref target, (nuint)k) + product).StoreUnsafe(ref target, (nuint)k);
        }

        for (; k < from.Length; k++)
        {
            to[k] += from[k] * factor;
        }
    }

    private static double Beyond(ReadOnlySpan<double> sum, float[] shares, int size)
    {
        // Upper sums of the distribution against lower bounds of the share that carries it across.
        double across = 0, upper = 0;
        var from = sum.Length;
        for (var j = 1; j < shares.Length; j++)
        {
            while (from > Math.Max(0, size - j))
            {
                upper += sum[--from];
            }

            across += shares[j] * upper;
        }

        return across;
    }
}
