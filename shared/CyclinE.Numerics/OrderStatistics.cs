namespace CyclinE.Numerics;

/// <summary>Medians and quantiles by in-place selection. Inputs are scratch: they are reordered.</summary>
public static class OrderStatistics
{
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

    /// <summary>The same median, sooner where there are many values; they end in another order than <see cref="Median"/> leaves them.</summary>
    /// <param name="scratch">Values; reordered. NaN among them is not allowed.</param>
    public static double MedianOfMany(Span<double> scratch)
    {
        if (scratch.IsEmpty)
        {
            return double.NaN;
        }

        var middle = scratch.Length / 2;
        var upper = SelectOfMany(scratch, 0, scratch.Length - 1, middle);
        return scratch.Length % 2 == 1 ? upper : 0.5 * (Largest(scratch[..middle]) + upper);
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

    // Algorithm 489 of Floyd and Rivest (Communications of the ACM 18, 1975): ranks k in a sample first, so that the value it then splits
    // by lies next to the one that is sought, and each value is compared once and a half in place of three times.
    private static double SelectOfMany(Span<double> values, int left, int right, int k)
    {
        while (right - left > 600)
        {
            double n = right - left + 1, i = k - left + 1;
            var sample = 0.5 * Math.Exp(2 * Math.Log(n) / 3);
            var spread = 0.5 * Math.Sqrt(Math.Log(n) * sample * (n - sample) / n) * Math.Sign(i - (n / 2));
            SelectOfMany(
                values,
                Math.Max(left, (int)(k - (i * sample / n) + spread)),
                Math.Min(right, (int)(k + ((n - i) * sample / n) + spread)),
                k);
            (left, right) = Split(values, left, right, k);
        }

        return Select(values.Slice(left, right - left + 1), k - left);
    }

    // Splits by the value at k; what is left holds rank k.
    private static (int Left, int Right) Split(Span<double> values, int left, int right, int k)
    {
        var pivot = values[k];
        int low = left, high = right;
        while (low <= high)
        {
            while (values[low] < pivot)
            {
                low++;
            }

            while (values[high] > pivot)
            {
                high--;
            }

            if (low <= high)
            {
                (values[low], values[high]) = (values[high], values[low]);
                low++;
                high--;
            }
        }

        return k <= high ? (left, high) : k >= low ? (low, right) : (k, k);
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
