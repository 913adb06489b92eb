namespace CyclinE.Reporting;

/// <summary>One line of <c>cohort.tsv</c>: one value and what it is a value of.</summary>
internal sealed record CohortRow(string Section, string Group, string Measure, string Value)
{
    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? P { get; init; }

    public string? Note { get; init; }

    public double? Months { get; init; }
}
