namespace CyclinE.Cohort;

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
