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

        var distinct = times.ToArray().Distinct().Order().ToArray();
        var cuts = new List<double>(distinct.Length);
        double mean = 0;
        foreach (var time in distinct)
        {
            mean += Math.Abs(time) / distinct.Length;
        }

        for (var i = 0; i < distinct.Length; i++)
        {
            if (i == 0 || (distinct[i] - distinct[i - 1] > Tolerance && distinct[i] - distinct[i - 1] > Tolerance * mean))
            {
                cuts.Add(distinct[i]);
            }
        }

        var resolved = new double[times.Length];
        for (var i = 0; i < times.Length; i++)
        {
            var found = cuts.BinarySearch(times[i]);
            resolved[i] = cuts[found >= 0 ? found : ~found - 1];
        }

        return resolved;
    }
}
