using System.Globalization;
using System.Text;
using CyclinE.Genomics.Genome;

namespace CyclinE.Ingest.Tests;

/// <summary>Generic tables for tests.</summary>
internal static class Tables
{
    public const string Header = "chromosome\tposition\tlog2";

    /// <summary>A header and rows, lines ended by LF.</summary>
    public static string Of(string header, params IEnumerable<string> rows) => string.Concat(rows.Prepend(header).Select(row => row + "\n"));

    /// <summary>Rows of plain noise: chromosome 1, a probe every 1,000 bp.</summary>
    public static IEnumerable<string> Noise(int count = 200, double sd = 0.1, double level = 0, int seed = 5) =>
        NoiseValues(count, sd, level, seed).Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"1\t{(i + 1) * 1000}\t{v:0.00000}"));

    /// <summary>Rows of plain noise over the 22 autosomes and X of hg19, evenly from end to end: a whole array.</summary>
    public static IEnumerable<string> Genome(int count = 1000, double sd = 0.1, double level = 0, int seed = 5) =>
        NoiseValues(count, sd, level, seed).Select((v, i) => string.Create(CultureInfo.InvariantCulture, $"{PlaceOf(i, count)}\t{v:0.00000}"));

    /// <summary>Chromosome and position, tab between, of the i-th of so many probes that lie evenly over hg19.</summary>
    public static string PlaceOf(int i, int count)
    {
        var build = GenomeBuild.Of("hg19");
        var per = (count + 22) / 23;
        var chromosome = Chromosome.FromNumber(1 + (i / per));
        return string.Create(CultureInfo.InvariantCulture, $"{chromosome}\t{(long)build.LengthOf(chromosome)!.Value * ((i % per) + 1) / (per + 1)}");
    }

    public static IEnumerable<double> NoiseValues(int count, double sd, double level, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return level + (sd * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }
    }

    /// <summary>Good rows with one other row as the given line of the file (the header is line 1).</summary>
    public static string With(int line, string row, string header = Header) =>
        Of(header, Noise(line - 2).Append(row).Concat(Noise(50, seed: 9).Select(r => r.Replace("1\t", "2\t", StringComparison.Ordinal))));

    public static byte[] Utf16(string text) => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];
}
