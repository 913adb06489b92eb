namespace CyclinE.Segmentation.Tests.Haar;

/// <summary>
/// The reference for <c>haar</c>: every window summed anew, every peak of a scale sorted and given its p, every pair of
/// breaks compared. Windows are summed by halves, the one order that the fast program shares.
/// </summary>
public static class NaiveHaar
{
    public static int[] Ends(double[] values, double sigma, double rate)
    {
        var breaks = new SortedSet<int>();
        for (var level = 1; level <= 5 && (2 << level) <= values.Length; level++)
        {
            var coefficients = Coefficients(values, 1 << level);
            var peaks = Peaks(coefficients);
            var ranked = peaks.OrderByDescending(p => Math.Abs(coefficients[p])).ToArray();
            var noise = sigma * Math.Sqrt(2 << level);
            var passed = 0;
            for (var k = 1; k <= ranked.Length; k++)
            {
                if (TwoSided(Math.Abs(coefficients[ranked[k - 1]]) / noise) <= rate * k / ranked.Length)
                {
                    passed = k;
                }
            }

            var least = passed == 0 ? double.PositiveInfinity : Math.Abs(coefficients[ranked[passed - 1]]);
            var finer = breaks.ToArray();
            foreach (var peak in peaks.Where(p => Math.Abs(coefficients[p]) >= least))
            {
                if (!finer.Any(b => Math.Abs(b - peak) <= 1 << (level - 1)))
                {
                    breaks.Add(peak);
                }
            }
        }

        return values.Length == 0 ? [] : [.. breaks, values.Length];
    }

    /// <summary>2·(1 − Φ(z)) by Simpson's rule on the density, in 400 cells up to z + 12.</summary>
    public static double TwoSided(double z)
    {
        const int Cells = 400;
        const double Step = 12.0 / Cells;
        var sum = 0.0;
        for (var i = 0; i <= Cells; i++)
        {
            var x = z + (i * Step);
            sum += Math.Exp(-0.5 * x * x) * (i is 0 or Cells ? 1 : i % 2 == 1 ? 4 : 2);
        }

        return 2 / Math.Sqrt(2 * Math.PI) * sum * Step / 3;
    }

    private static double[] Coefficients(double[] values, int half)
    {
        var coefficients = new double[values.Length + 1];
        for (var i = 1; i < values.Length; i++)
        {
            coefficients[i] = Window(values, i, half) - Window(values, i - half, half);
        }

        return coefficients;
    }

    private static double Window(double[] values, int first, int length) => length == 1
        ? values[Mirror(first, values.Length)]
        : Window(values, first, length / 2) + Window(values, first + (length / 2), length / 2);

    private static int Mirror(int i, int n)
    {
        while (i < 0 || i >= n)
        {
            i = i < 0 ? -1 - i : (2 * n) - 1 - i;
        }

        return i;
    }

    private static List<int> Peaks(double[] coefficients)
    {
        var peaks = new List<int>();
        for (var i = 1; i < coefficients.Length - 1; i++)
        {
            var value = coefficients[i];
            var after = i + 1;
            while (after < coefficients.Length - 1 && coefficients[after] == value)
            {
                after++;
            }

            var sign = Math.Sign(value);
            if (sign != 0 && sign * coefficients[i - 1] < sign * value && sign * coefficients[after] < sign * value)
            {
                peaks.Add(i);
            }
        }

        return peaks;
    }
}
