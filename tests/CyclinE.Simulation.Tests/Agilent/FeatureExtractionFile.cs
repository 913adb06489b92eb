using System.Globalization;
using System.Text;

namespace CyclinE.Simulation.Tests.Agilent;

/// <summary>A plain reading of a Feature Extraction text file: blocks of TYPE, names and DATA lines, divided by a star.</summary>
public sealed class FeatureExtractionFile
{
    private readonly Dictionary<string, int> _columns;

    public FeatureExtractionFile(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        string[] lines = [.. reader.ReadToEnd().Split('\n')];
        Assert.Equal("", lines[^1]);
        Assert.Equal("*", lines[3]);
        Assert.Equal("*", lines[7]);
        HeaderLines = [lines[0], lines[1], lines[4], lines[5], lines[8], lines[9]];
        Parameters = Values(lines[1], lines[2]);
        Statistics = Values(lines[5], lines[6]);
        _columns = lines[9].Split('\t').Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        Features = [.. lines[10..^1].Select(l => l.Split('\t'))];
    }

    public IReadOnlyList<string> HeaderLines { get; }

    public IReadOnlyDictionary<string, string> Parameters { get; }

    public IReadOnlyDictionary<string, string> Statistics { get; }

    public IReadOnlyList<string[]> Features { get; }

    public string Text(string[] feature, string column) => feature[_columns[column]];

    public double Number(string[] feature, string column) => double.Parse(Text(feature, column), CultureInfo.InvariantCulture);

    public bool Flag(string[] feature, string column) => Text(feature, column) == "1";

    private static Dictionary<string, string> Values(string names, string data)
    {
        Assert.StartsWith("DATA\t", data);
        var values = data.Split('\t');
        Assert.Equal(names.Split('\t').Length, values.Length);
        return names.Split('\t').Zip(values).Skip(1).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }
}
