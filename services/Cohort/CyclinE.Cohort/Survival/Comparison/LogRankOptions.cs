namespace CyclinE.Cohort;

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
