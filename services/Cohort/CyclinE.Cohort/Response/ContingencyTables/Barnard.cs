namespace CyclinE.Cohort.Response.ContingencyTables;

/// <summary>Barnard's test with the pooled z as statistic.</summary>
/// <remarks>
/// Barnard, <em>Biometrika</em> 34 (1947); Suissa &amp; Shuster, <em>J. R. Stat. Soc. A</em> 148 (1985). Group sizes are fixed, the
/// number with the outcome is not: more powerful than Fisher's test, at the price of a supremum over the unknown rate.
/// </remarks>
public static class Barnard
{
    /// <summary>Largest group.</summary>
    public const int MaximumGroup = 5_000;

    // Tables whose statistics differ by rounding only are equally extreme.
    private const double Tie = 1e-10;
    private const int Grid = 1_000;

    /// <summary>Tests [[a, b], [c, d]]: rows are groups, columns outcomes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, an empty group, or one above <see cref="MaximumGroup"/>.</exception>
    public static BarnardTest Test(int a, int b, int c, int d)
    {
        foreach (var count in (ReadOnlySpan<int>)[a, b, c, d])
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
        }

        var (m, n) = (a + b, c + d);
        ArgumentOutOfRangeException.ThrowIfZero(m);
        ArgumentOutOfRangeException.ThrowIfZero(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(m, n), MaximumGroup);
        var observed = Statistic(a, m, c, n);
        if (observed == 0)
        {
            return new BarnardTest(1, 0, 0.5);
        }

        var region = Region(m, n, Math.Abs(observed) * (1 - Tie));
        var (first, second) = (new BinomialLaw(m), new BinomialLaw(n));
        double P(double rate) => Probability(region, first.At(rate), second.At(rate));

        // By symmetry of |z| it is enough to look up to ½. The function is smooth; the best cells of a grid are refined.
        var grid = Enumerable.Range(0, Grid + 1).Select(i => (Rate: 0.5 * i / Grid, P: P(0.5 * i / Grid))).ToArray();
        var best = grid.MaxBy(g => g.P);
        foreach (var top in Enumerable.Range(0, grid.Length)
            .Where(i => grid[i].P >= grid[Math.Max(0, i - 1)].P && grid[i].P >= grid[Math.Min(Grid, i + 1)].P)
            .OrderByDescending(i => grid[i].P).Take(5))
        {
            var peak = Climb(P, grid[Math.Max(0, top - 1)].Rate, grid[Math.Min(Grid, top + 1)].Rate);
            best = peak.P > best.P ? peak : best;
        }

        return new BarnardTest(Math.Min(1, best.P), observed, best.Rate);
    }

    private static double Statistic(int x, int m, int y, int n)
    {
        var pooled = (double)(x + y) / (m + n);
        var variance = pooled * (1 - pooled) * ((1.0 / m) + (1.0 / n));
        return variance > 0 ? (((double)x / m) - ((double)y / n)) / Math.Sqrt(variance) : 0;
    }

    /// <summary>For each x the two tails of y that are at least as extreme: y ≤ Low or y ≥ High. z falls as y grows.</summary>
    private static (int Low, int High)[] Region(int m, int n, double limit)
    {
        var region = new (int, int)[m + 1];
        for (var x = 0; x <= m; x++)
        {
            int low = -1, high = n + 1;
            while (low < n && Statistic(x, m, low + 1, n) >= limit)
            {
                low++;
            }

            while (high > 0 && Statistic(x, m, high - 1, n) <= -limit)
            {
                high--;
            }

            region[x] = (low, high);
        }

        return region;
    }

    private static double Probability((int Low, int High)[] region, double[] first, double[] second)
    {
        // Cumulated from either end, so that small tails keep their digits.
        var n = second.Length - 1;
        var below = new double[n + 2];
        var above = new double[n + 2];
        for (var y = 0; y <= n; y++)
        {
            below[y + 1] = below[y] + second[y];
        }

        for (var y = n; y >= 0; y--)
        {
            above[y] = above[y + 1] + second[y];
        }

        double sum = 0;
        for (var x = 0; x < region.Length; x++)
        {
            sum += first[x] * (below[region[x].Low + 1] + above[region[x].High]);
        }

        return sum;
    }

    /// <summary>Golden-section search for a maximum between two rates.</summary>
    private static (double Rate, double P) Climb(Func<double, double> f, double low, double high)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        double a = high - (ratio * (high - low)), b = low + (ratio * (high - low)), fa = f(a), fb = f(b);
        while (high - low > 1e-10)
        {
            if (fa >= fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - (ratio * (high - low));
                fa = f(a);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + (ratio * (high - low));
                fb = f(b);
            }
        }

        return fa >= fb ? (a, fa) : (b, fb);
    }
}

/// <summary>Barnard's unconditional exact test of one 2×2 table.</summary>
/// <param name="P">Two-sided P: the largest over the common rate π.</param>
/// <param name="Statistic">Pooled z of the difference of rates; 0 where nobody or everybody had the outcome.</param>
/// <param name="WorstRate">The π at which P is reached, at most ½ (P is the same at 1 − π).</param>
public sealed record BarnardTest(double P, double Statistic, double WorstRate);
