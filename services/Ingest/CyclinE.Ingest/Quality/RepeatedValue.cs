namespace CyclinE.Ingest.Quality;

/// <summary>A value that stands in an array again and again, as codes for <c>no value</c> do and measurements do not.</summary>
/// <param name="Value">The value, log2.</param>
/// <param name="Count">How often it stands there.</param>
internal readonly record struct RepeatedValue(float Value, int Count)
{
    /// <summary>From this distance of the median on, a value stands for itself: the bulk of an array does not reach so far.</summary>
    public const double Far = 2;

    // Around a far value: fewer others than it has copies of its own.
    private const float Neighbourhood = 0.5f;

    // Within the bulk, rounding repeats every value, but each about as often as the next one. A few exact zeros are made by references
    // whose median is the array's own value.
    private const int TimesItsNeighbours = 4;
    private const int FewestInBulk = 10;
    private const int Sampled = 1 << 16;
    private const int Listed = 3;

    /// <summary>Repeated values, the most frequent first; at most three.</summary>
    /// <param name="log2">The values as read, NaN where missing.</param>
    /// <param name="median">Their median.</param>
    /// <param name="fewest">Copies from which a far value is told.</param>
    /// <param name="share">Share of all values from which one within the bulk is told.</param>
    public static IReadOnlyList<RepeatedValue> Find(ReadOnlySpan<float> log2, double median, int fewest, double share)
    {
        var found = new List<RepeatedValue>();
        FindFar(log2, median, fewest, found);
        FindInBulk(log2, median, share, found);
        return [.. found.OrderByDescending(f => f.Count).ThenBy(f => f.Value).Take(Listed)];
    }

    private static void FindFar(ReadOnlySpan<float> log2, double median, int fewest, List<RepeatedValue> found)
    {
        var far = new List<float>();
        foreach (var value in log2)
        {
            if (float.IsFinite(value) && Math.Abs(value - median) > Far)
            {
                far.Add(value);
            }
        }

        far.Sort();
        for (int first = 0, low = 0, high = 0; first < far.Count;)
        {
            var end = first + 1;
            while (end < far.Count && far[end] == far[first])
            {
                end++;
            }

            while (far[low] < far[first] - Neighbourhood)
            {
                low++;
            }

            high = Math.Max(high, end);
            while (high < far.Count && far[high] <= far[first] + Neighbourhood)
            {
                high++;
            }

            var count = end - first;
            if (count >= fewest && count > high - low - count)
            {
                found.Add(new RepeatedValue(far[first], count));
            }

            first = end;
        }
    }

    // Every k-th value tells a share of one in a hundred.
    private static void FindInBulk(ReadOnlySpan<float> log2, double median, double share, List<RepeatedValue> found)
    {
        var step = Math.Max(1, log2.Length / Sampled);
        var values = new List<float>(Math.Min(log2.Length, 2 * Sampled));
        for (var i = 0; i < log2.Length; i += step)
        {
            if (float.IsFinite(log2[i]) && Math.Abs(log2[i] - median) <= Far)
            {
                values.Add(log2[i]);
            }
        }

        values.Sort();
        var runs = new List<(float Value, int Count)>();
        foreach (var value in values)
        {
            if (runs.Count > 0 && runs[^1].Value == value)
            {
                runs[^1] = (value, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((value, 1));
            }
        }

        for (var i = 0; i < runs.Count; i++)
        {
            var neighbours = Math.Max(i > 0 ? runs[i - 1].Count : 0, i + 1 < runs.Count ? runs[i + 1].Count : 0);
            if (runs[i].Count > share * values.Count && runs[i].Count > FewestInBulk && runs[i].Count > TimesItsNeighbours * neighbours)
            {
                found.Add(new RepeatedValue(runs[i].Value, log2.Count(runs[i].Value)));
            }
        }
    }
}
