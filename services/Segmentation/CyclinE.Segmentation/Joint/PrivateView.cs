using CyclinE.Numerics;

namespace CyclinE.Segmentation;

/// <summary>
/// Which values take part in finding breaks: the weights 0 and 1 by which the capped loss ρ(u) = min(u², K²) is
/// minimised. Values are left out, never changed.
/// </summary>
internal static class PrivateView
{
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
        RunningMedian.Compute(present.AsSpan(0, count), (2 * minimum) - 1, medians);
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
}
