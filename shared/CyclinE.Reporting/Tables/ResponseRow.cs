namespace CyclinE.Reporting;

/// <summary>A line of <c>response.tsv</c>.</summary>
internal sealed record ResponseRow(string Question, string Section, string? Item, string Measure, string Value)
{
    public double? Lower { get; init; }

    public double? Upper { get; init; }

    public double? P { get; init; }

    public string? Note { get; init; }
}
