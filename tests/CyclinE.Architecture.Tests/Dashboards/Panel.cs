namespace CyclinE.Architecture.Tests.Dashboards;

/// <summary>One panel of a dashboard.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Unit">Grafana's unit: s, bytes, ops, short.</param>
/// <param name="Queries">PromQL with the legend of its series.</param>
internal sealed record Panel(string Title, string Unit, params (string Expr, string Legend)[] Queries)
{
    /// <summary>Grafana's kind of panel.</summary>
    public string Kind { get; init; } = "timeseries";

    /// <summary>Of 24 columns.</summary>
    public int Width { get; init; } = 8;

    /// <summary>True where points of single measurements lead to their traces.</summary>
    public bool HasExemplars { get; init; }

    /// <summary>What to make of it, for whoever sees it first.</summary>
    public string About { get; init; } = string.Empty;
}
