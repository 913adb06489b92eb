namespace CyclinE.Cohort.Survival.CutPoints;

/// <summary>The cut of a covariate with the largest log-rank statistic.</summary>
/// <remarks>
/// Lausen &amp; Schumacher, <em>Biometrics</em> 48 (1992); Hothorn &amp; Lausen, <em>Comput. Stat. Data Anal.</em> 43 (2003);
/// Lausen, Sauerbrei &amp; Schumacher (1994).
/// </remarks>
public static class MaxSelectedCut
{
    /// <summary>Searches.</summary>
    /// <param name="times">Times to event or censoring; NaN is missing.</param>
    /// <param name="events">True where the event was observed.</param>
    /// <param name="values">The covariate; NaN is missing.</param>
    /// <param name="options">Range of cuts, permutations and seed.</param>
    /// <returns>The cut; null where no cut lies in the range or the scores are constant (no event).</returns>
    /// <exception cref="ArgumentException">Lengths differ or a time is infinite.</exception>
    public static SelectedCut? Find(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, ReadOnlySpan<double> values, CutPointOptions options)
    {
        if (times.Length != events.Length || times.Length != values.Length)
        {
            throw new ArgumentException($"{times.Length} times, {events.Length} event marks, {values.Length} values.", nameof(times));
        }

        var kept = new List<int>(times.Length);
        for (var i = 0; i < times.Length; i++)
        {
            if (!double.IsNaN(times[i]) && !double.IsNaN(values[i]))
            {
                kept.Add(i);
            }
        }

        var n = kept.Count;
        var (own, marks, x) = (new double[n], new bool[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            (own[i], marks[i], x[i]) = (times[kept[i]], events[kept[i]], values[kept[i]]);
        }

        var order = TiedTimes.Order(x);
        var scores = Scores(own, marks);
        scores = Array.ConvertAll(order, i => scores[i]);
        x = Array.ConvertAll(order, i => x[i]);
        var sizes = Sizes(x, options);
        double mean = 0, squares = 0;
        foreach (var score in scores)
        {
            mean += score / n;
        }

        for (var i = 0; i < n; i++)
        {
            scores[i] -= mean;
            squares += scores[i] * scores[i];
        }

        if (sizes.Length == 0 || squares <= 1e-12)
        {
            return null;
        }

        var weights = Array.ConvertAll(sizes, m => 1 / Math.Sqrt((double)m * (n - m) / n * squares / (n - 1)));
        var statistic = Largest(scores, sizes, weights, out var best);
        return new SelectedCut(
            x[sizes[best] - 1],
            statistic,
            sizes[best],
            n - sizes[best],
            sizes.Length,
            n <= options.BoundRows ? HothornLausen.Bound(scores, sizes) : null,
            ImprovedBonferroni(statistic, sizes, n),
            ByPermutation(scores, sizes, weights, statistic, options),
            times.Length - n);
    }

    /// <summary>Log-rank scores: δᵢ − Σ δⱼ/(n − γⱼ + 1) over tⱼ ≤ tᵢ, γⱼ the rows with t ≤ tⱼ.</summary>
    internal static double[] Scores(double[] times, bool[] events)
    {
        times = TiedTimes.Resolve(times);
        var order = TiedTimes.Order(times);
        var scores = new double[times.Length];
        double hazard = 0;
        for (var i = 0; i < order.Length;)
        {
            var first = i;
            var died = 0;
            for (; i < order.Length && times[order[i]] == times[order[first]]; i++)
            {
                died += events[order[i]] ? 1 : 0;
            }

            hazard += (double)died / (order.Length - i + 1);
            for (var k = first; k < i; k++)
            {
                scores[order[k]] = (events[order[k]] ? 1 : 0) - hazard;
            }
        }

        return scores;
    }

    // Numbers of rows at or below each cut: where the next value is larger.
    private static int[] Sizes(double[] x, CutPointOptions options)
    {
        var least = Math.Max(1, (int)Math.Floor(x.Length * options.Smallest));
        var most = (int)Math.Floor(x.Length * options.Largest);
        return [.. Enumerable.Range(1, Math.Max(0, x.Length - 1)).Where(m => x[m] > x[m - 1] && m >= least && m <= most)];
    }

    private static double Largest(double[] scores, int[] sizes, double[] weights, out int best)
    {
        double sum = 0, largest = -1;
        best = 0;
        for (int i = 0, k = 0; k < sizes.Length; k++)
        {
            for (; i < sizes[k]; i++)
            {
                sum += scores[i];
            }

            var value = Math.Abs(sum) * weights[k];
            (largest, best) = value > largest ? (value, k) : (largest, best);
        }

        return largest;
    }

    private static double ImprovedBonferroni(double b, int[] sizes, int n)
    {
        double sum = 0;
        for (var k = 1; k < sizes.Length; k++)
        {
            var t = Math.Sqrt(1 - ((double)sizes[k - 1] * (n - sizes[k]) / ((double)(n - sizes[k - 1]) * sizes[k])));
            sum += Math.Exp(-b * b / 2) / Math.PI * (t - (((b * b / 4) - 1) * t * t * t / 6));
        }

        return Math.Min(1, ChiSquareTail.TwoSided(b) + Math.Max(0, sum));
    }

    private static double ByPermutation(double[] scores, int[] sizes, double[] weights, double statistic, CutPointOptions options)
    {
        var random = new PermutationStream(options.Seed);
        var shuffled = (double[])scores.Clone();
        var reached = 0;
        var enough = statistic * (1 - 1e-10);
        for (var b = 0; b < options.Permutations; b++)
        {
            random.Shuffle(shuffled);
            reached += Largest(shuffled, sizes, weights, out _) >= enough ? 1 : 0;
        }

        return (1.0 + reached) / (1.0 + options.Permutations);
    }
}

/// <summary>A cut-point that was chosen because it separates survival best, with P corrected for the choice.</summary>
/// <param name="Cut">Rows at or below it are the low group.</param>
/// <param name="Statistic">Largest |standardised sum of log-rank scores| over the cuts.</param>
/// <param name="Low">Rows at or below the cut.</param>
/// <param name="High">Rows above it.</param>
/// <param name="Cuts">Cuts tried.</param>
/// <param name="BoundP">Hothorn–Lausen bound; null where there are more rows than it is computed for.</param>
/// <param name="ImprovedBonferroniP">Improved Bonferroni bound of Lausen, Sauerbrei and Schumacher (asymptotic).</param>
/// <param name="PermutationP">Conditional Monte Carlo, (1 + permutations at least as large)/(1 + permutations).</param>
/// <param name="Missing">Rows left out because a value is missing.</param>
public sealed record SelectedCut(
    double Cut, double Statistic, int Low, int High, int Cuts, double? BoundP, double ImprovedBonferroniP, double PermutationP, int Missing)
{
    /// <summary>Always true: whoever prints a hazard ratio at this cut prints that the cut was selected.</summary>
    public bool Selected => true;
}

/// <summary>How a cut-point is searched.</summary>
public sealed record CutPointOptions
{
    /// <summary>Smallest share of rows at or below the cut.</summary>
    public double Smallest { get; init; } = 0.1;

    /// <summary>Largest share of rows at or below the cut.</summary>
    public double Largest { get; init; } = 0.9;

    /// <summary>Permutations of the conditional Monte Carlo P.</summary>
    public int Permutations { get; init; } = 100_000;

    /// <summary>Seed of the permutations.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Most rows for which the Hothorn–Lausen bound is computed; its cost grows as n⁴.</summary>
    public int BoundRows { get; init; } = 200;
}
