namespace CyclinE.Cohort.Survival;

/// <summary>Complete rows in order of stratum and time, with ties resolved: what every estimator walks over.</summary>
internal sealed class SortedRows
{
    private SortedRows(int[] row, double[] stop, double[]? start, bool[] events, double[] weight, double[] offset, int[] bounds, int[] strata)
    {
        (Row, Stop, Start, Events, Weight, Offset, Bounds, Strata) = (row, stop, start, events, weight, offset, bounds, strata);
        StartOrder = start is null ? null : OrderOfStarts(start, bounds);
    }

    /// <summary>Position in the caller's data.</summary>
    public int[] Row { get; }

    public double[] Stop { get; }

    public double[]? Start { get; }

    public bool[] Events { get; }

    public double[] Weight { get; }

    public double[] Offset { get; }

    /// <summary>Stratum s is [Bounds[s], Bounds[s + 1]), in order of time.</summary>
    public int[] Bounds { get; }

    /// <summary>The caller's numbers of the strata, ascending.</summary>
    public int[] Strata { get; }

    /// <summary>Within each stratum, positions by ascending start.</summary>
    public int[]? StartOrder { get; }

    /// <summary>Rows left out: a value is missing.</summary>
    public int Missing { get; private init; }

    /// <summary>Rows left out: they end where they begin or before.</summary>
    public int Empty { get; private init; }

    public int Count => Row.Length;

    /// <summary>Sorts.</summary>
    /// <param name="data">Rows in any order.</param>
    /// <param name="complete">True where everything else that the analysis needs is present; null for everywhere.</param>
    /// <exception cref="ArgumentException">Lengths differ, a time is infinite or a weight negative or infinite.</exception>
    public static SortedRows Of(SurvivalData data, bool[]? complete = null)
    {
        Check(data);
        var kept = new int[data.Count];
        int count = 0, missing = 0, empty = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            if (IsMissing(data, i) || complete is not null && !complete[i])
            {
                missing++;
            }
            else if (data.Start is { } start && !(start[i] < data.Stop[i]))
            {
                empty++;
            }
            else
            {
                kept[count++] = i;
            }
        }

        Array.Resize(ref kept, count);
        var (stop, begin, order) = Resolved(data, kept);
        int[] bounds = [0, count], strata = [0];
        if (data.Strata is { } numbers)
        {
            (order, bounds, strata) = ByStratum(order, Array.ConvertAll(kept, k => numbers[k]));
        }

        return new SortedRows(
            Array.ConvertAll(order, i => kept[i]),
            Array.ConvertAll(order, i => stop[i]),
            begin is null ? null : Array.ConvertAll(order, i => begin[i]),
            Array.ConvertAll(order, i => data.Events[kept[i]]),
            Array.ConvertAll(order, i => data.Weights?[kept[i]] ?? 1),
            Array.ConvertAll(order, i => data.Offset?[kept[i]] ?? 0),
            bounds,
            strata)
        { Missing = missing, Empty = empty };
    }

    private static void Check(SurvivalData data)
    {
        foreach (var (length, name) in new[]
        {
            (data.Events.Length, nameof(data.Events)), (data.Start?.Length, nameof(data.Start)), (data.Strata?.Length, nameof(data.Strata)),
            (data.Weights?.Length, nameof(data.Weights)), (data.Offset?.Length, nameof(data.Offset)), (data.Clusters?.Length, nameof(data.Clusters)),
        })
        {
            if (length is { } given && given != data.Count)
            {
                throw new ArgumentException($"{given} values of {name} for {data.Count} times.", nameof(data));
            }
        }

        if (data.Stop.Any(double.IsInfinity) || data.Start?.Any(double.IsInfinity) == true || data.Offset?.Any(double.IsInfinity) == true)
        {
            throw new ArgumentException("Times and offsets are finite, or NaN where missing.", nameof(data));
        }

        if (data.Weights?.Any(w => w < 0 || double.IsInfinity(w)) == true)
        {
            throw new ArgumentException("Weights are finite and not negative.", nameof(data));
        }
    }

    private static bool IsMissing(SurvivalData data, int i) =>
        double.IsNaN(data.Stop[i])
        || data.Start is { } start && double.IsNaN(start[i])
        || data.Weights is { } weights && double.IsNaN(weights[i])
        || data.Offset is { } offset && double.IsNaN(offset[i])
        || data.Strata is { } strata && strata[i] < 0;

    // Starts and stops are resolved together: a row that starts where another ends, but for rounding, starts there.
    private static (double[] Stop, double[]? Start, int[] Order) Resolved(SurvivalData data, int[] kept)
    {
        var stop = Array.ConvertAll(kept, k => data.Stop[k]);
        if (data.Start is not { } begin)
        {
            var order = TiedTimes.Order(stop);
            TiedTimes.Merge(stop, order);
            return (stop, null, order);
        }

        var both = TiedTimes.Resolve([.. stop, .. kept.Select(k => begin[k])]);
        stop = both[..stop.Length];
        return (stop, both[stop.Length..], TiedTimes.Order(stop));
    }

    private static (int[] Order, int[] Bounds, int[] Strata) ByStratum(int[] order, int[] numbers)
    {
        int[] strata = [.. numbers.Distinct().Order()];
        var bounds = new int[strata.Length + 1];
        var at = Array.ConvertAll(numbers, n => Array.BinarySearch(strata, n));
        foreach (var s in at)
        {
            bounds[s + 1]++;
        }

        for (var s = 0; s < strata.Length; s++)
        {
            bounds[s + 1] += bounds[s];
        }

        var next = bounds[..^1];
        var sorted = new int[order.Length];
        foreach (var i in order)
        {
            sorted[next[at[i]]++] = i;
        }

        return (sorted, bounds, strata);
    }

    private static int[] OrderOfStarts(double[] start, int[] bounds)
    {
        var order = new int[start.Length];
        for (var s = 0; s + 1 < bounds.Length; s++)
        {
            var sorted = TiedTimes.Order(start.AsSpan(bounds[s]..bounds[s + 1]));
            for (var i = 0; i < sorted.Length; i++)
            {
                order[bounds[s] + i] = bounds[s] + sorted[i];
            }
        }

        return order;
    }
}
