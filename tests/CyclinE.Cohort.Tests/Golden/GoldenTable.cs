using System.Globalization;
using CyclinE.Testing;

namespace CyclinE.Cohort.Tests.Golden;

/// <summary>A tab-separated table with a header line: golden numbers beside the tests, or a set of the reference data.</summary>
public sealed class GoldenTable
{
    private readonly Dictionary<string, int> _columns;

    private GoldenTable(string path)
    {
        string[] lines = [.. File.ReadLines(path).Where(l => !l.StartsWith('#'))];
        _columns = lines[0].Split('\t').Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        Rows = [.. lines.Skip(1).Select(l => l.Split('\t'))];
    }

    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>A table made by <c>make_golden.R</c>.</summary>
    public static GoldenTable Read(string name) =>
        new(Path.Combine(ReferenceData.RepositoryRoot, "tests", "CyclinE.Cohort.Tests", "Golden", name));

    /// <summary>A data set of the reference data; skips the test where there is none.</summary>
    public static GoldenTable Reference(string name) => new(ReferenceData.Require($"survival/{name}.tsv"));

    public string Text(string[] row, string column) => row[_columns[column]];

    public int Integer(string[] row, string column) => int.Parse(Text(row, column), CultureInfo.InvariantCulture);

    /// <summary>A number, or null for NA.</summary>
    public double? Number(string[] row, string column) => Parse(Text(row, column));

    public double[] Numbers(string[] row, string column) => [.. Text(row, column).Split(',').Select(t => Parse(t)!.Value)];

    /// <summary>A number, NaN for NA or NaN.</summary>
    public static double ParseOrNaN(string text) => text == "NaN" ? double.NaN : Parse(text) ?? double.NaN;

    private static double? Parse(string text) => text switch
    {
        "NA" => null,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
