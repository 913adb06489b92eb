using System.Buffers;

namespace CyclinE.Numerics;

/// <summary>Medians and quantiles by in-place selection. Inputs are scratch: they are reordered.</summary>
public static class OrderStatistics
{
    private const int Sampled = 4096;
    private const int Bracket = 256;

    /// <summary>The median: the middle value, or the mean of the two middle ones; NaN for no values. NaN among the values is not allowed.</summary>
    /// <param name="scratch">Values; reordered.</param>
    public static double Median(Span<double> scratch)
    {
        if (scratch.IsEmpty)
        {
            return double.NaN;
        }

        var middle = scratch.Length / 2;
        var upper = Select(scratch, middle);
        if (scratch.Length % 2 == 1)
        {
            return upper;
        }

        return 0.5 * (Largest(scratch[..middle]) + upper);
    }

    /// <summary>
    /// The same median, sooner where there are many values: a sample brackets it, the few values within are ranked, those below are
    /// counted. Values that the bracket misses, such as many equal ones, are ranked in full.
    /// </summary>
    /// <param name="scratch">Values; may be reordered. NaN among them is not allowed.</param>
    public static double MedianOfMany(Span<double> scratch)
    {
        if (scratch.Length < 16 * Sampled)
        {
            return Median(scratch);
        }

        // The middle ± 4 standard deviations of its rank in the sample: 6% of the values.
        var sample = new double[Sampled];
        for (var i = 0; i < Sampled; i++)
        {
            sample[i] = scratch[(int)((long)i * scratch.Length / Sampled)];
        }

        Array.Sort(sample);
        double low = sample[(Sampled - Bracket) / 2], high = sample[(Sampled + Bracket) / 2];
        var rented = ArrayPool<double>.Shared.Rent(scratch.Length / 8);
        try
        {
            int below = 0, kept = 0;
            foreach (var value in scratch)
            {
                // Written in any case, kept where it lies within: chance would mislead a branch.
                below += value < low ? 1 : 0;
                rented[kept] = value;
                kept += (value >= low ? 1 : 0) & (value <= high ? 1 : 0);
                if (kept == rented.Length)
                {
                    return Median(scratch);
                }
            }

            var isEven = scratch.Length % 2 == 0;
            var rank = (scratch.Length / 2) - below;
            if (rank < (isEven ? 1 : 0) || rank >= kept)
            {
                return Median(scratch);
            }

            var within = rented.AsSpan(0, kept);
            var upper = Select(within, rank);
            return isEven ? 0.5 * (Largest(within[..rank]) + upper) : upper;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    /// <summary>
    /// The quantile of probability p by linear interpolation between order statistics at (n − 1)·p (type 7 of Hyndman and
    /// Fan 1996, R's default); NaN for no values. NaN among the values is not allowed.
    /// </summary>
    /// <param name="scratch">Values; reordered.</param>
    /// <param name="probability">0–1.</param>
    public static double Quantile(Span<double> scratch, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        if (scratch.IsEmpty)
        {
            return double.NaN;
        }

        var place = (scratch.Length - 1) * probability;
        var below = (int)Math.Floor(place);
        var lower = Select(scratch, below);
        if (place == below)
        {
            return lower;
        }

        var upper = double.PositiveInfinity;
        foreach (var value in scratch[(below + 1)..])
        {
            upper = Math.Min(upper, value);
        }

        return lower + ((place - below) * (upper - lower));
    }

    /// <summary>The k-th smallest value (from 0); everything before it is then ≤ and everything after ≥.</summary>
    /// <param name="scratch">Values; reordered.</param>
    /// <param name="k">Rank from 0.</param>
    public static double Select(Span<double> scratch, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(k, scratch.Length);
        int left = 0, right = scratch.Length - 1;
        while (right > left)
        {
            // Median of three keeps sorted and constant inputs linear.
            var middle = left + ((right - left) / 2);
            Order(scratch, left, middle);
            Order(scratch, left, right);
            Order(scratch, middle, right);
            var pivot = scratch[middle];
            int i = left, j = right;
            while (i <= j)
            {
                while (scratch[i] < pivot)
                {
                    i++;
                }

                while (scratch[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (scratch[i], scratch[j]) = (scratch[j], scratch[i]);
                    i++;
                    j--;
                }
            }

            if (k <= j)
            {
                right = j;
            }
            else if (k >= i)
            {
                left = i;
            }
            else
            {
                break;
            }
        }

        return scratch[k];
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private static void Order(Span<double> values, int a, int b)
    {
        if (values[b] < values[a])
        {
            (values[a], values[b]) = (values[b], values[a]);
        }
    }
}
