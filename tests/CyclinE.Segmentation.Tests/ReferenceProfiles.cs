using System.Globalization;
using System.IO.Compression;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Testing;

namespace CyclinE.Segmentation.Tests;

/// <summary>Profiles of the reference data.</summary>
public static class ReferenceProfiles
{
    /// <summary>The 50 breast cell lines of Neve et al. 2006, named, on one probe set with clone names.</summary>
    public static IReadOnlyDictionary<string, Profile> Neve()
    {
        var rows = Rows("lines/neve2006_cell_lines.tsv.gz");
        var header = rows[0];
        var clones = rows.Skip(1)
            .OrderBy(r => int.Parse(r[1], CultureInfo.InvariantCulture))
            .ThenBy(r => int.Parse(r[2], CultureInfo.InvariantCulture))
            .ToArray();
        var set = Set(clones.Select(r => (r[1], r[2])), [.. clones.Select(r => r[0])]);
        return Enumerable.Range(4, header.Length - 4).ToDictionary(
            column => header[column],
            column => new Profile(set, [.. clones.Select(r => r[column] == "NA" ? float.NaN : Number(r[column]))]));
    }

    /// <summary>The simulated array of 244,000 probes.</summary>
    public static Profile Simulated()
    {
        var rows = Rows("segmentation/sim244k.probes.tsv.gz")[1..];
        return new Profile(Set(rows.Select(r => (r[0], r[1])), null), [.. rows.Select(r => Number(r[2]))]);
    }

    /// <summary>Its true breaks: (chromosome, index within it of the first probe of the right-hand segment, from 0).</summary>
    public static IReadOnlyList<(int Chromosome, int Probe)> SimulatedBreaks() =>
        [.. Rows("segmentation/sim244k.truth.tsv")[1..]
            .Select(r => (int.Parse(r[0], CultureInfo.InvariantCulture), int.Parse(r[1], CultureInfo.InvariantCulture) - 1))
            .Where(b => b.Item2 > 0)];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private static ProbeSet Set(IEnumerable<(string Chromosome, string Position)> probes, string[]? names)
    {
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var (name, position) in probes)
        {
            var chromosome = Chromosome.FromNumber(int.Parse(name, CultureInfo.InvariantCulture));
            if (ranges.Count == 0 || ranges[^1].Chromosome != chromosome)
            {
                ranges.Add(new ChromosomeRange(chromosome, positions.Count, 0));
            }

            ranges[^1] = ranges[^1] with { Count = ranges[^1].Count + 1 };
            positions.Add(int.Parse(position, CultureInfo.InvariantCulture));
        }

        return new ProbeSet(ranges, [.. positions], names);
    }

    private static string[][] Rows(string file)
    {
        using Stream stream = File.OpenRead(ReferenceData.Require(file));
        using var text = new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))];
    }
}
