namespace CyclinE.Amplification.Centres;

/// <summary>The median of weighted values.</summary>
internal static class WeightedMedian
{
    /// <summary>
    /// The value at which the ascending weights pass half of their sum; the mean of two values where one ends exactly there.
    /// </summary>
    /// <param name="values">Values with positive weights; reordered. At least one.</param>
    public static double Of(List<(double Value, double Weight)> values)
    {
        values.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        var half = 0.0;
        foreach (var (_, weight) in values)
        {
            half += 0.5 * weight;
        }

        var sum = 0.0;
        for (var i = 0; i < values.Count; i++)
        {
            sum += values[i].Weight;
            if (sum == half && i + 1 < values.Count)
            {
                return 0.5 * (values[i].Value + values[i + 1].Value);
            }

            if (sum > half)
            {
                return values[i].Value;
            }
        }

        return values[^1].Value;
    }
}
