using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;

namespace CyclinE.Genomics.Genome;

/// <content>Cytogenetic bands of hg19 and hg38 (UCSC cytoBand).</content>
public sealed partial class GenomeBuild
{
    private static readonly FrozenDictionary<string, Lazy<Dictionary<Chromosome, (int End, string Name)[]>>> Bands =
        new[] { "hg19", "hg38" }.ToFrozenDictionary(b => b, b => new Lazy<Dictionary<Chromosome, (int End, string Name)[]>>(() => ReadBands(b)));

    /// <summary>The band, or the first and last band, of an interval, such as <c>19q12</c> or <c>8q24.13-q24.21</c>; null where the build does not
    /// tell.</summary>
    public string? BandOf(Chromosome chromosome, int start, int end)
    {
        if (!Bands.TryGetValue(Name, out var table) || !table.Value.TryGetValue(chromosome, out var bands))
        {
            return null;
        }

        string first = At(bands, start), last = At(bands, end);
        return first == last ? $"{chromosome}{first}" : $"{chromosome}{first}-{last}";
    }

    private static string At((int End, string Name)[] bands, int position)
    {
        foreach (var (end, name) in bands)
        {
            if (position <= end)
            {
                return name;
            }
        }

        return bands[^1].Name;
    }

    private static Dictionary<Chromosome, (int End, string Name)[]> ReadBands(string build)
    {
        using var packed = typeof(GenomeBuild).Assembly.GetManifestResourceStream($"bands.{build}.tsv.gz")
            ?? throw new InvalidOperationException($"The assembly holds no bands of {build}.");
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split('\t'))
            .GroupBy(f => Chromosome.Parse(f[0]))
            .ToDictionary(g => g.Key, g => g.Select(f => (int.Parse(f[1], CultureInfo.InvariantCulture), f[2])).ToArray());
    }
}
