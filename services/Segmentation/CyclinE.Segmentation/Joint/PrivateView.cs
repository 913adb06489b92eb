using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyclinE.Numerics;

namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Which values take part in finding breaks: the weights 0 and 1 by which the capped loss ρ(u) = min(u², K²) is
/// minimised. Values are left out, never changed.
/// </summary>
internal static class PrivateView
{
    // The default m₀, whose window of five has a sorting network.
    private const int FiveWide = 3;
    private const int Lanes = 4;

    /// <summary>K, the cap in units of noise, from the smallest event that must survive: K = max(3, 1.05·√(2β/m₀)).</summary>
    /// <param name="penalty">β per break, in squared units of noise.</param>
    /// <param name="minimum">m₀, loci of the smallest event.</param>
    public static double Cap(double penalty, int minimum) => Math.Max(3, 1.05 * Math.Sqrt(2 * penalty / minimum));

    /// <summary>
    /// The first view: leaves out what stands farther than K from the running median of 2m₀ − 1 values. A run of m₀ equal
    /// values is the majority of every such window around its members, so it stays whole; fewer are outvoted.
    /// </summary>
    /// <param name="values">One channel; NaN where it has no value.</param>
    /// <param name="cap">K in the values' unit.</param>
    /// <param name="minimum">m₀.</param>
    /// <param name="leftOut">Receives the view, as long as the values.</param>
    public static void ByRunningMedian(ReadOnlySpan<double> values, double cap, int minimum, Span<bool> leftOut)
    {
        leftOut[..values.Length].Clear();
        var present = new double[values.Length];
        var places = new int[values.Length];
        var count = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsNaN(values[i]))
            {
                places[count] = i;
                present[count++] = values[i];
            }
        }

        var medians = new double[count];
        if (minimum == FiveWide)
        {
            MediansOfFive(present.AsSpan(0, count), medians);
        }
        else
        {
            RunningMedian.Compute(present.AsSpan(0, count), (2 * minimum) - 1, medians);
        }

        for (var i = 0; i < count; i++)
        {
            leftOut[places[i]] = Math.Abs(present[i] - medians[i]) > cap;
        }
    }

    /// <summary>
    /// The next view: leaves out what stands farther than K from the mean of its segment under the present view. This is
    /// the majorisation step for the capped loss: the optimum under the new view costs no more than the present one.
    /// </summary>
    /// <returns>Whether the view changed.</returns>
    public static bool BySegments(ReadOnlySpan<double> values, ChannelSums sums, int channel, ReadOnlySpan<int> ends, double cap, Span<bool> leftOut)
    {
        var changed = false;
        var first = 0;
        foreach (var end in ends)
        {
            var mean = sums.Mean(channel, first, end);
            if (!double.IsNaN(mean))
            {
                for (var i = first; i < end; i++)
                {
                    var far = Math.Abs(values[i] - mean) > cap;
                    changed |= far != leftOut[i];
                    leftOut[i] = far;
                }
            }

            first = end;
        }

        return changed;
    }

    /// <summary>The running median of five as <see cref="RunningMedian"/> computes it, four at a time.</summary>
    private static void MediansOfFive(ReadOnlySpan<double> values, Span<double> medians)
    {
        const int reach = 2;
        var n = values.Length;
        if (n < 4 * reach)
        {
            RunningMedian.Compute(values, (2 * reach) + 1, medians);
            return;
        }

        Span<double> edge = stackalloc double[3 * reach];
        RunningMedian.Compute(values[..(3 * reach)], (2 * reach) + 1, edge);
        edge[..reach].CopyTo(medians);
        ref var source = ref MemoryMarshal.GetReference(values);
        ref var target = ref MemoryMarshal.GetReference(medians);
        var i = reach;
        for (; i + Lanes + reach <= n; i += Lanes)
        {
            var a = Vector256.LoadUnsafe(ref source, (nuint)(i - 2));
            var b = Vector256.LoadUnsafe(ref source, (nuint)(i - 1));
            var c = Vector256.LoadUnsafe(ref source, (nuint)i);
            var d = Vector256.LoadUnsafe(ref source, (nuint)(i + 1));
            var e = Vector256.LoadUnsafe(ref source, (nuint)(i + 2));
            var low = Vector256.MaxNative(Vector256.MinNative(a, b), Vector256.MinNative(d, e));
            var high = Vector256.MinNative(Vector256.MaxNative(a, b), Vector256.MaxNative(d, e));
            var median = Vector256.MaxNative(Vector256.MinNative(low, high), Vector256.MinNative(Vector256.MaxNative(low, high), c));
            median.StoreUnsafe(ref target, (nuint)i);
        }

        var rest = i - reach;
        Span<double> tail = stackalloc double[(2 * reach) + Lanes + reach];
        tail = tail[..(n - rest)];
        RunningMedian.Compute(values[rest..], (2 * reach) + 1, tail);
        tail[reach..].CopyTo(medians[i..]);
    }
}
