using System.Globalization;
using System.IO.Compression;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Testing;

namespace CyclinE.Benchmarks.Segmentation.Data;

/// <summary>Tab-separated tables of the reference data.</summary>
internal static class TextTable
{
    /// <summary>Full path of a file of the reference data.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static string Find(string relativePath)
    {
        var path = Path.Combine(ReferenceData.Folder ?? "", relativePath);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException(
                $"Reference data '{relativePath}' not found; set CYCLINE_REFERENCE_DATA or put shared/data beside the checkout.", path);
    }

    /// <summary>Cells of a table, its header first.</summary>
    public static string[][] Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using var text = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))];
    }

    public static float Float(string text) => text is "NA" or "" ? float.NaN : float.Parse(text, CultureInfo.InvariantCulture);

    public static double Double(string text) => text is "NA" or "" ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    public static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A probe set of rows that already stand in chromosome and position order.</summary>
    public static ProbeSet Probes(IEnumerable<(int Chromosome, int Position)> probes, string[]? names = null)
    {
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var (number, position) in probes)
        {
            var chromosome = Chromosome.FromNumber(number);
            if (ranges.Count == 0 || ranges[^1].Chromosome != chromosome)
            {
                ranges.Add(new ChromosomeRange(chromosome, positions.Count, 0));
            }

            ranges[^1] = ranges[^1] with { Count = ranges[^1].Count + 1 };
            positions.Add(position);
        }

        return new ProbeSet(ranges, [.. positions], names);
    }
}
