using System.Buffers;

namespace CyclinE.Numerics;

/// <summary>The running median of a series.</summary>
public static class RunningMedian
{
    /// <summary>
    /// The median of the values within <paramref name="window"/> / 2 places of each place. At the ends the window is cut off, so
    /// that the first value's window holds itself and the half behind it.
    /// </summary>
    /// <param name="values">The series. NaN is not allowed.</param>
    /// <param name="window">Odd number of places.</param>
    /// <param name="destination">As long as <paramref name="values"/>.</param>
    /// <exception cref="ArgumentException">The window is even or not positive, or the destination has another length.</exception>
    public static void Compute(ReadOnlySpan<double> values, int window, Span<double> destination)
    {
        if (window < 1 || window % 2 == 0)
        {
            throw new ArgumentException($"A running median needs an odd window, not {window}.", nameof(window));
        }

        if (destination.Length != values.Length)
        {
            throw new ArgumentException($"{destination.Length} places for {values.Length} medians.", nameof(destination));
        }

        if (window == 5)
        {
            OfFive(values, destination);
            return;
        }

        var half = Math.Min(window / 2, values.Length);
        var rented = ArrayPool<double>.Shared.Rent((2 * half) + 2);
        try
        {
            // The window is kept sorted: two binary searches and one move of the values between them. For windows that
            // fit a few cache lines this beats heaps and linked lists.
            Span<double> sorted = rented;
            var count = 0;
            for (var i = 0; i < half; i++)
            {
                Insert(sorted, count++, values[i]);
            }

            for (var i = 0; i < values.Length; i++)
            {
                var leaving = i - half - 1;
                var entering = i + half;
                if (leaving >= 0 && entering < values.Length)
                {
                    Replace(sorted[..count], values[leaving], values[entering]);
                }
                else if (entering < values.Length)
                {
                    Insert(sorted, count++, values[entering]);
                }
                else if (leaving >= 0)
                {
                    Remove(sorted[..count--], values[leaving]);
                }

                var middle = count / 2;
                destination[i] = count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    // The middle of five by six comparisons, without a sorted window to keep.
    private static void OfFive(ReadOnlySpan<double> values, Span<double> destination)
    {
        for (var i = 0; i < Math.Min(2, values.Length); i++)
        {
            destination[i] = AtEdge(values, i);
            destination[values.Length - 1 - i] = AtEdge(values, values.Length - 1 - i);
        }

        if (values.Length < 5)
        {
            return;
        }

        double a = values[0], b = values[1], c = values[2], d = values[3];
        for (var i = 4; i < values.Length; i++)
        {
            var e = values[i];
            destination[i - 2] = Middle(a, b, c, d, e);
            (a, b, c, d) = (b, c, d, e);
        }
    }

    private static double AtEdge(ReadOnlySpan<double> values, int place)
    {
        Span<double> around = stackalloc double[5];
        var window = values[Math.Max(0, place - 2)..Math.Min(values.Length, place + 3)];
        window.CopyTo(around);
        return OrderStatistics.Median(around[..window.Length]);
    }

    private static double Middle(double a, double b, double c, double d, double e)
    {
        // Of two pairs, the smaller of the lower values and the larger of the upper ones are not in the middle.
        double lower = Larger(Smaller(a, b), Smaller(c, d)), upper = Smaller(Larger(a, b), Larger(c, d));
        return Larger(Smaller(lower, upper), Smaller(Larger(lower, upper), e));
    }

    private static double Smaller(double a, double b) => a < b ? a : b;

    private static double Larger(double a, double b) => a > b ? a : b;

    private static void Insert(Span<double> sorted, int count, double value)
    {
        var at = LowerBound(sorted[..count], value);
        sorted[at..count].CopyTo(sorted[(at + 1)..]);
        sorted[at] = value;
    }

    private static void Remove(Span<double> sorted, double value)
    {
        var at = LowerBound(sorted, value);
        sorted[(at + 1)..].CopyTo(sorted[at..]);
    }

    private static void Replace(Span<double> sorted, double leaving, double entering)
    {
        var from = LowerBound(sorted, leaving);
        var to = LowerBound(sorted, entering);
        if (to > from)
        {
            to--;
            sorted[(from + 1)..(to + 1)].CopyTo(sorted[from..]);
        }
        else
        {
            sorted[to..from].CopyTo(sorted[(to + 1)..]);
        }

        sorted[to] = entering;
    }

    private static int LowerBound(ReadOnlySpan<double> sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
