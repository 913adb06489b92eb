namespace CyclinE.Cohort;

/// <summary>Times that differ by rounding only are one time.</summary>
public static class TiedTimes
{
    private static readonly double Tolerance = Math.Sqrt(Math.BitIncrement(1.0) - 1);

    /// <summary>
    /// Times in which neighbours closer than √ε (absolutely, or relative to the mean of the distinct |times|) are replaced by
    /// the smallest of their run. Groups that are compared go through it together.
    /// </summary>
    /// <param name="times">Finite times in any order and unit.</param>
    /// <exception cref="ArgumentException">A time is not finite.</exception>
    public static double[] Resolve(ReadOnlySpan<double> times)
    {
        foreach (var time in times)
        {
            if (!double.IsFinite(time))
            {
                throw new ArgumentException($"A survival time is {time}; times are finite.", nameof(times));
            }
        }

        var distinct = times.ToArray();
        Array.Sort(distinct);
        var count = 0;
        for (var i = 0; i < distinct.Length; i++)
        {
            if (count == 0 || distinct[i] != distinct[count - 1])
            {
                distinct[count++] = distinct[i];
            }
        }

        double mean = 0;
        for (var i = 0; i < count; i++)
        {
            mean += Math.Abs(distinct[i]) / count;
        }

        var cuts = new double[count];
        var runs = 0;
        for (var i = 0; i < count; i++)
        {
            if (i == 0 || (distinct[i] - distinct[i - 1] > Tolerance && distinct[i] - distinct[i - 1] > Tolerance * mean))
            {
                cuts[runs++] = distinct[i];
            }
        }

        var resolved = times.ToArray();
        if (runs < count)
        {
            for (var i = 0; i < resolved.Length; i++)
            {
                var found = Array.BinarySearch(cuts, 0, runs, resolved[i]);
                resolved[i] = cuts[found >= 0 ? found : ~found - 1];
            }
        }

        return resolved;
    }

    /// <summary>Positions in order of value; equal values keep their order.</summary>
    internal static int[] Order(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(keys, order);
        for (var i = 0; i < keys.Length;)
        {
            var first = i;
            while (i < keys.Length && keys[i] == keys[first])
            {
                i++;
            }

            if (i - first > 1)
            {
                Array.Sort(order, first, i - first);
            }
        }

        return order;
    }
}
