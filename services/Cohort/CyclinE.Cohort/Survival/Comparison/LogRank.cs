using CyclinE.Genomics.Results.Cohort.Study;
using MathNet.Numerics;

namespace CyclinE.Cohort.Survival.Comparison;

/// <summary>The log-rank test of two groups.</summary>
/// <remarks>Mantel, <em>Cancer Chemother. Rep.</em> 50 (1966): hypergeometric variance at each event time.</remarks>
public static class LogRank
{
    /// <summary>Compares the survival of two groups.</summary>
    /// <param name="times">Times of all subjects, finite.</param>
    /// <param name="events">True where the event was observed.</param>
    /// <param name="positive">True for subjects of the first group (cyclin E positive).</param>
    /// <returns>The test; null where the statistic has no variance: one group is empty, or there is no event while both are at risk.</returns>
    /// <exception cref="ArgumentException">Lengths differ or a time is not finite.</exception>
    public static LogRankTest? Test(ReadOnlySpan<double> times, ReadOnlySpan<bool> events, ReadOnlySpan<bool> positive)
    {
        if (times.Length != events.Length || times.Length != positive.Length)
        {
            throw new ArgumentException($"{times.Length} times, {events.Length} event marks, {positive.Length} group marks.", nameof(times));
        }

        var resolved = TiedTimes.Resolve(times);
        var order = Enumerable.Range(0, resolved.Length).ToArray();
        Array.Sort(resolved, order);
        int atRisk = resolved.Length, atRiskPositive = 0;
        foreach (var member in positive)
        {
            atRiskPositive += member ? 1 : 0;
        }

        double expected = 0, variance = 0;
        int observed = 0, observedPositive = 0;
        for (var i = 0; i < resolved.Length;)
        {
            int died = 0, diedPositive = 0, left = 0, leftPositive = 0;
            for (var time = resolved[i]; i < resolved.Length && resolved[i] == time; i++)
            {
                var (isEvent, isPositive) = (events[order[i]], positive[order[i]]);
                left++;
                leftPositive += isPositive ? 1 : 0;
                died += isEvent ? 1 : 0;
                diedPositive += isEvent && isPositive ? 1 : 0;
            }

            var share = (double)atRiskPositive / atRisk;
            expected += died * share;
            if (atRisk > 1)
            {
                variance += died * share * (1 - share) * (atRisk - died) / (atRisk - 1);
            }

            observed += died;
            observedPositive += diedPositive;
            atRisk -= left;
            atRiskPositive -= leftPositive;
        }

        if (variance <= 0)
        {
            return null;
        }

        var difference = observedPositive - expected;
        var chiSquare = difference * difference / variance;
        return new LogRankTest(
            chiSquare,
            SpecialFunctions.Erfc(Math.Sqrt(chiSquare / 2)),
            observedPositive,
            expected,
            observed - observedPositive,
            observed - expected);
    }

    /// <summary>Compares any number of groups, within strata, with weights S(t−)^ρ.</summary>
    /// <param name="data">Follow-up; S is estimated over all groups of a stratum. Weights and offsets are not for this test.</param>
    /// <param name="groups">Group number of each row; a negative number is a missing group.</param>
    /// <param name="options">Weights, and scores for trend.</param>
    /// <remarks>Fleming &amp; Harrington, <em>Commun. Stat.</em> 10 (1981); trend: Tarone, <em>Biometrika</em> 62 (1975).</remarks>
    /// <exception cref="ArgumentException">Lengths differ, case weights are given, or scores are not one per group.</exception>
    public static GroupComparison Test(SurvivalData data, IReadOnlyList<int> groups, LogRankOptions options)
    {
        if (groups.Count != data.Count || data.Weights is not null)
        {
            throw new ArgumentException($"{groups.Count} groups for {data.Count} times, or case weights, which this test does not take.", nameof(groups));
        }

        var rows = SortedRows.Of(data, [.. groups.Select(g => g >= 0)]);
        int[] numbers = [.. rows.Row.Select(r => groups[r]).Distinct().Order()];
        if (options.TrendScores is { } given && given.Count != numbers.Length)
        {
            throw new ArgumentException($"{given.Count} trend scores for {numbers.Length} groups.", nameof(options));
        }

        var walk = new LogRankWalk(rows, Array.ConvertAll(rows.Row, r => Array.BinarySearch(numbers, groups[r])), numbers.Length, options.Rho);
        var scores = options.TrendScores?.ToArray() ?? [.. numbers.Select((_, i) => i + 1.0)];
        return new GroupComparison
        {
            Groups = numbers,
            Rows = walk.Rows,
            Observed = walk.Observed,
            Expected = walk.Expected,
            Variance = walk.Variance,
            Test = walk.Any(),
            Trend = walk.Trend(scores),
            Missing = rows.Missing + rows.Empty,
        };
    }
}

/// <summary>A weighted log-rank test of groups.</summary>
public sealed record GroupComparison
{
    /// <summary>The groups' numbers, ascending; other lists are in this order.</summary>
    public required IReadOnlyList<int> Groups { get; init; }

    /// <summary>Rows of each group.</summary>
    public required IReadOnlyList<int> Rows { get; init; }

    /// <summary>Observed events, weighted.</summary>
    public required IReadOnlyList<double> Observed { get; init; }

    /// <summary>Expected events, weighted.</summary>
    public required IReadOnlyList<double> Expected { get; init; }

    /// <summary>Covariance of observed − expected, row by row.</summary>
    public required IReadOnlyList<double> Variance { get; init; }

    /// <summary>Test of any difference; null where no event falls while two groups are at risk.</summary>
    public required ModelTest? Test { get; init; }

    /// <summary>Test for trend over the groups' scores, one degree of freedom; null where <see cref="Test"/> is.</summary>
    public required ModelTest? Trend { get; init; }

    /// <summary>Rows left out because a value is missing.</summary>
    public required int Missing { get; init; }
}

/// <summary>Weights of a log-rank test.</summary>
public sealed record LogRankOptions
{
    /// <summary>Weights S(t−)^ρ (Fleming–Harrington): 0 is the log-rank test, 1 that of Peto &amp; Peto.</summary>
    public double Rho { get; init; }

    /// <summary>Scores of the groups in order of group number, for the test for trend; null for 1, 2, 3 …</summary>
    public IReadOnlyList<double>? TrendScores { get; init; }

    /// <summary>The test of Peto &amp; Peto, which gives early events more weight.</summary>
    public static LogRankOptions Peto { get; } = new() { Rho = 1 };
}
