namespace CyclinE.Cohort.Survival;

/// <summary>Times that differ by rounding only are one time.</summary>
public static class TiedTimes
{
    private const int FewRows = 512;
    private const int Digits = 256;
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

        var resolved = times.ToArray();
        Merge(resolved, Order(resolved));
        return resolved;
    }

    /// <summary>The same in place, for times whose order is known.</summary>
    internal static void Merge(double[] times, int[] order)
    {
        var count = 0;
        for (var i = 0; i < order.Length; i++)
        {
            count += i == 0 || times[order[i]] != times[order[i - 1]] ? 1 : 0;
        }

        double mean = 0;
        for (var i = 0; i < order.Length; i++)
        {
            mean += i == 0 || times[order[i]] != times[order[i - 1]] ? Math.Abs(times[order[i]]) / count : 0;
        }

        double smallest = 0, last = 0;
        for (var i = 0; i < order.Length; i++)
        {
            ref var time = ref times[order[i]];
            if (i == 0 || (time - last > Tolerance && time - last > Tolerance * mean))
            {
                smallest = time;
            }

            last = time;
            time = smallest;
        }
    }

    /// <summary>Positions in order of value; equal values keep their order.</summary>
    internal static int[] Order(ReadOnlySpan<double> values) => values.Length <= FewRows ? BySorting(values) : ByDigits(values);

    private static int[] BySorting(ReadOnlySpan<double> values)
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

    // Stable counting sort by the bytes of the bit pattern, least first: whole days leave most bytes alike, and those are skipped.
    private static int[] ByDigits(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var (keys, other) = (new ulong[n], new ulong[n]);
        var (order, next) = (new int[n], new int[n]);
        var counts = new int[8 * Digits];
        for (var i = 0; i < n; i++)
        {
            var bits = BitConverter.DoubleToInt64Bits(values[i] + 0.0);
            var key = (ulong)(bits ^ ((bits >> 63) | long.MinValue));
            (keys[i], order[i]) = (key, i);
            for (var b = 0; b < 8; b++)
            {
                counts[(b * Digits) + (int)((key >> (8 * b)) & 255)]++;
            }
        }

        for (var b = 0; b < 8; b++)
        {
            var own = counts.AsSpan(b * Digits, Digits);
            if (own[(int)((keys[0] >> (8 * b)) & 255)] == n)
            {
                continue;
            }

            var sum = 0;
            foreach (ref var count in own)
            {
                (count, sum) = (sum, sum + count);
            }

            for (var i = 0; i < n; i++)
            {
                ref var to = ref own[(int)((keys[i] >> (8 * b)) & 255)];
                (other[to], next[to]) = (keys[i], order[i]);
                to++;
            }

            (keys, other, order, next) = (other, keys, next, order);
        }

        return order;
    }
}
