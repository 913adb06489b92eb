namespace CyclinE.Segmentation.Fpop;

/// <summary>What every functional pruning does before its first value and after its last.</summary>
internal static class PrunedRun
{
    /// <summary>Smallest and largest value: no segment's level lies outside.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static (double Minimum, double Maximum) Range(ReadOnlySpan<double> values)
    {
        var minimum = double.PositiveInfinity;
        var maximum = double.NegativeInfinity;
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException("Values must be finite.", nameof(values));
            }

            minimum = Math.Min(minimum, value);
            maximum = Math.Max(maximum, value);
        }

        return (minimum, maximum);
    }

    /// <summary>
    /// Turns, in place, "where the last segment of the prefix ending here begins" into the ascending ends of the optimal
    /// segmentation: the chain is first turned round, then gathered at the front, which never overtakes what is still read.
    /// </summary>
    public static int Backtrack(Span<int> starts)
    {
        var next = 0;
        for (var end = starts.Length; end > 0;)
        {
            var start = starts[end - 1];
            starts[end - 1] = next;
            next = end;
            end = start;
        }

        var count = 0;
        while (next > 0)
        {
            var end = next;
            next = starts[end - 1];
            starts[count++] = end;
        }

        return count;
    }
}
