using System.Globalization;
using CyclinE.Cohort.Survival;
using CyclinE.Cohort.Tests.Golden;

namespace CyclinE.Cohort.Tests.Survival.Parity;

/// <summary>A row of <c>survival-cases.tsv</c> with its data set: what R and we both analyse.</summary>
public sealed class SurvivalCase
{
    private readonly GoldenTable _data;
    private readonly Func<string, string> _column;

    private SurvivalCase(GoldenTable cases, string[] row)
    {
        _column = name => cases.Text(row, name);
        (Name, Set) = (_column("case"), _column("set"));
        _data = GoldenTable.Reference(Set);
        var events = double.Parse(_column("event"), CultureInfo.InvariantCulture);
        bool[] observed = [.. Values(_column("status")).Select(v => v == events)];
        Data = new SurvivalData
        {
            Stop = Values(_column("stop")),
            Events = observed,
            Start = Optional("start"),
            Strata = Coded("strata", -1),
            Weights = Optional("weights"),
            Offset = Optional("offset"),
            Clusters = _column("cluster") == "row" ? [.. Enumerable.Range(0, observed.Length)] : Coded("cluster", -1),
        };
        Groups = Coded("group", -1);

        // The one row of lung without an institution has no cluster, so it is missing.
        if (Data.Clusters is { } clusters && clusters.Contains(-1))
        {
            Data = Data with { Stop = [.. Data.Stop.Select((t, i) => clusters[i] < 0 ? double.NaN : t)] };
        }

        string[] names = _column("covariates").Split(',');
        Covariates = CovariateMatrix.Of(Data.Count, [.. names.Select(n => (n, Values(n)))]);
    }

    public string Name { get; }

    public string Set { get; }

    public SurvivalData Data { get; }

    public CovariateMatrix Covariates { get; }

    /// <summary>Group of each row, −1 where missing; null where the case compares none.</summary>
    public int[]? Groups { get; }

    public static IReadOnlyList<string> Names { get; } = [.. GoldenTable.Read("survival-cases.tsv").Rows.Select(r => r[0])];

    /// <summary>Reads a case; skips the test where there is no reference data.</summary>
    public static SurvivalCase Read(string name)
    {
        var cases = GoldenTable.Read("survival-cases.tsv");
        return new SurvivalCase(cases, cases.Rows.Single(r => r[0] == name));
    }

    private double[]? Optional(string role) => _column(role) == "-" ? null : Values(_column(role));

    private int[]? Coded(string role, int missing)
    {
        if (_column(role) == "-")
        {
            return null;
        }

        string[] values = [.. _data.Rows.Select(r => _data.Text(r, _column(role)))];
        var numeric = values.All(v => v == "NA" || double.TryParse(v, CultureInfo.InvariantCulture, out _));
        string[] levels = [.. values.Where(v => v != "NA").Distinct().OrderBy(v => numeric ? double.Parse(v, CultureInfo.InvariantCulture) : 0)
            .ThenBy(v => v, StringComparer.Ordinal)];
        return [.. values.Select(v => v == "NA" ? missing : Array.IndexOf(levels, v))];
    }

    private double[] Values(string name)
    {
        var at = name.IndexOf('=', StringComparison.Ordinal);
        return at < 0
            ? [.. _data.Rows.Select(r => _data.Number(r, name) ?? double.NaN)]
            : [.. _data.Rows.Select(r => _data.Text(r, name[..at])).Select(v => v == "NA" ? double.NaN : v == name[(at + 1)..] ? 1.0 : 0)];
    }
}
