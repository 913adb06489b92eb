using System.IO.Compression;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Simulation.Affymetrix;
using CyclinE.Simulation.Agilent;

namespace CyclinE.Benchmarks.Ingest;

/// <summary>Large synthetic files in the vendors' layouts, made once per folder.</summary>
internal static class IngestFiles
{
    private const int Seed = 20;

    /// <summary>SNP 6.0 text of so many probe sets.</summary>
    public static string Cnchp(string folder, int probes) => Make(Path.Combine(folder, $"snp6-{probes}.cn5.cnchp.txt"), file =>
        CnchpTextWriter.Write(file, Noise(Platform(probes, i => $"SNP_A-{1_780_000 + i}")), "GenomeWideSNP_6", "hg19"));

    /// <summary>SNP 6.0, binary, of so many probe sets.</summary>
    public static string CnchpBinary(string folder, int probes) => Make(Path.Combine(folder, $"snp6-{probes}.cn5.cnchp"), file =>
        CnchpBinaryWriter.Write(file, Noise(Platform(probes, i => $"SNP_A-{1_780_000 + i}")), "GenomeWideSNP_6", "hg19"));

    /// <summary>Feature Extraction text of so many probes.</summary>
    public static string Agilent(string folder, int probes) => Make(Path.Combine(folder, $"agilent-{probes}.txt"), file =>
    {
        var design = AgilentDesign.Create("synthetic_1M", Platform(probes, i => $"A_16_P{10_000_000 + i}"), probes / 200, Seed);
        AgilentFeatureExtractionWriter.Write(file, design, Noise(design.Probes), new AgilentScan { Array = "large", Sample = "synthetic", Seed = Seed });
    });

    /// <summary>The same file as gzip.</summary>
    public static string Gzip(string file) => Make(file + ".gz", packed =>
    {
        using var gzip = new GZipStream(packed, CompressionLevel.Optimal);
        using var plain = File.OpenRead(file);
        plain.CopyTo(gzip);
    });

    private static string Make(string path, Action<Stream> write)
    {
        if (!File.Exists(path))
        {
            using (var file = File.Create(path + ".part", 1 << 20))
            {
                write(file);
            }

            File.Move(path + ".part", path);
        }

        return path;
    }

    private static ProbeSet Platform(int probes, Func<int, string> name)
    {
        var build = GenomeBuild.Of("hg19");
        var chromosomes = Chromosome.All.Where(c => c.IsAutosome || c == Chromosome.X).ToList();
        var total = chromosomes.Sum(c => (double)build.LengthOf(c)!.Value);
        var ranges = new List<ChromosomeRange>();
        var positions = new int[probes];
        var first = 0;
        foreach (var chromosome in chromosomes)
        {
            var length = build.LengthOf(chromosome)!.Value;
            var count = chromosome == chromosomes[^1] ? probes - first : (int)(probes * (length / total));
            for (var i = 0; i < count; i++)
            {
                positions[first + i] = 1 + (int)((long)length * i / count) + (i * 7919 % 100);
            }

            positions.AsSpan(first, count).Sort();
            ranges.Add(new ChromosomeRange(chromosome, first, count));
            first += count;
        }

        return new ProbeSet(ranges, positions, [.. Enumerable.Range(0, probes).Select(name)]);
    }

    private static Profile Noise(ProbeSet probes)
    {
        var random = new Random(Seed);
        var log2 = new float[probes.Count];
        for (var i = 0; i < log2.Length; i++)
        {
            log2[i] = (float)(0.2 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2);
        }

        return new Profile(probes, log2);
    }
}
