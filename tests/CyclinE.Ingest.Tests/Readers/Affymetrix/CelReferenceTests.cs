using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest.Readers.Affymetrix.Cel;
using CyclinE.Ingest.References;

namespace CyclinE.Ingest.Tests.Readers.Affymetrix;

/// <summary>From the cells of a simulated chip, with probes of very different brightness, to log2 ratios against a pool.</summary>
public class CelReferenceTests
{
    private const int Side = 180;
    private const int SetsOfOneAllele = 3000; // 4 cells each
    private const int Snps = 2000; // 3 cells for each allele
    private const int Sets = SetsOfOneAllele + Snps;

    private static readonly string Map = MakeMap();

    [Fact]
    public void Copies_come_back_and_every_normal_is_flat()
    {
        var pool = Pool(out var normals);
        Assert.True(pool.Facts.Quantiles > 20_000);
        Assert.Equal("GenomeWideSNP_6", pool.Facts.Platform);

        var tumour = Read(Chip(90, i => i is >= 1000 and < 1040 ? 8 : i is >= 4000 and < 4500 ? 1 : 2), new ArrayReference { Name = "pool", Pool = pool });
        var centre = tumour.Document.Scalars.Centre;
        Assert.Equal(0, centre, 0.1);
        Assert.InRange(Mean(tumour, 1000, 1040) - centre, 1.5, 2.1); // Quantile normalisation compresses the brightest.
        Assert.Equal(-1, Mean(tumour, 4010, 4490) - centre, 0.15);
        Assert.Equal(0, Mean(tumour, 2000, 3000) - centre, 0.05);
        Assert.InRange(tumour.Document.Quality.Dlrs, 0.01, 0.2);
        Assert.Equal(["intensities", "reference", "centre"], tumour.Document.Normalisation.Select(s => s.Name));

        var normal = Read(normals[0], new ArrayReference { Name = "pool", Pool = pool, Member = "k0" });
        Assert.All(Enumerable.Range(0, 10), k => Assert.Equal(0, Mean(normal, k * 500, (k * 500) + 499), 0.03));
    }

    [Fact]
    public void One_matched_normal_serves_and_a_pool_reads_back()
    {
        var normal = Ingesting.Of(Chip(1, _ => 2), Facts() with { AsReference = true });
        var tumour = Read(Chip(90, i => i < 500 ? 4 : 2), new ArrayReference { Name = "N", Normal = normal });
        Assert.Equal(1, Mean(tumour, 10, 490) - Mean(tumour, 1000, 4900), 0.1);

        var pool = Pool(out _);
        using var file = new MemoryStream();
        pool.Write(file);
        file.Position = 0;
        var read = ReferencePool.Read(file, "p");
        Assert.Equal(pool.Quantiles, read.Quantiles);
        Assert.Equal(Read(Chip(7, _ => 2), new ArrayReference { Name = "p", Pool = pool }).Profile.Log2,
            Read(Chip(7, _ => 2), new ArrayReference { Name = "p", Pool = read }).Profile.Log2);
    }

    [Fact]
    public void What_is_missing_is_said_with_its_remedy()
    {
        var chip = Chip(1, _ => 2);
        var pool = Pool(out _);
        var problem = Ingesting.Refused(chip, Facts() with { Probes = null });
        Assert.Equal("needs-reference", problem.Code);
        Assert.Contains("cycline reference build", problem.Remedy);
        problem = Ingesting.Refused(chip, Facts() with { Probes = null, Reference = new ArrayReference { Name = "p", Pool = pool } });
        Assert.Equal("needs-probe-map", problem.Code);
        Assert.Equal("needs-reference", Assert.Throws<InvalidInputException>(() => Ingesting.Of(Chip(1, _ => 2, "Test3"), Facts())).Problem.Code);
        var noCells = Facts("name\tchromosome\tposition\nS1\t1\t5\n") with { Reference = new ArrayReference { Name = "p", Pool = pool } };
        Assert.Equal("needs-probe-map", Assert.Throws<InvalidInputException>(() => Ingesting.Of(chip, noCells)).Problem.Code);
        var wrongCell = Facts("name\tchromosome\tposition\tcell\nS1\t1\t5\t32400\n") with { Reference = new ArrayReference { Name = "p", Pool = pool } };
        Assert.Equal("impossible-value", Assert.Throws<InvalidInputException>(() => Ingesting.Of(chip, wrongCell)).Problem.Code);
        var wrongAllele = Facts("name\tchromosome\tposition\tcell\tallele\nS1\t1\t5\t3\tC\n") with
        {
            Reference =
            new ArrayReference { Name = "p", Pool = pool }
        };
        Assert.Equal("impossible-value", Assert.Throws<InvalidInputException>(() => Ingesting.Of(chip, wrongAllele)).Problem.Code);
        var otherChip = Chip(1, _ => 2, "CytoScanHD_Array");
        Assert.Equal("reference-platform",
            Assert.Throws<InvalidInputException>(() => Read(otherChip, new ArrayReference { Name = "p", Pool = pool })).Problem.Code);
    }

    [Fact]
    public void Quantiles_of_ties_and_of_other_lengths()
    {
        float[] values = [5, 1, float.NaN, 5, 9];
        CelSummary.Normalise(values, [10, 20, 30, 40]);
        Assert.Equal([25, 10, float.NaN, 25, 40], values);
        values = [1, 2];
        CelSummary.Normalise(values, [10, 20, 30, 40]);
        Assert.Equal([15, 35], values);
        Assert.Equal([13.75f, 30], CelSummary.Mean([[10, 20], [15, 20, 35, 45]]).Select(v => (float)Math.Round(v, 3)));
    }

    private static double Mean(IngestResult result, int first, int end) => result.Profile.Log2[first..end].Where(float.IsFinite).Average();

    private static IngestResult Read(byte[] chip, ArrayReference reference) => Ingesting.Of(chip, Facts() with { Reference = reference });

    private static ArrayFacts Facts(string? map = null) =>
        new() { Build = "hg19", Probes = new MemoryStream(Encoding.UTF8.GetBytes(map ?? Map)), ProbesName = "map" };

    private static ReferencePool Pool(out byte[][] normals)
    {
        var chips = normals = [.. Enumerable.Range(0, 6).Select(m => Chip(m, _ => 2))];
        var first = chips.Select(c => Ingesting.Of(c, Facts() with { AsReference = true }).Quantiles!).ToList();
        var target = ReferencePool.MeanQuantiles(first);
        return ReferencePool.Build(
            [.. chips.Select((c, m) => ($"N{m}", $"k{m}", Ingesting.Of(c, Facts() with { AsReference = true, IntensityTarget = target })))],
            fromBatch: false, target);
    }

    private static string MakeMap()
    {
        var text = new StringBuilder("probeset\tchromosome\tposition\tx\ty\tallele\n".Replace("probeset", "ProbeSet", StringComparison.Ordinal));
        var cell = 0;
        for (var set = 0; set < Sets; set++)
        {
            for (var k = 0; k < (set < SetsOfOneAllele ? 4 : 6); k++, cell++)
            {
                var allele = set < SetsOfOneAllele ? string.Empty : k < 3 ? "A" : "B";
                text.Append(CultureInfo.InvariantCulture,
                    $"S{set}\t{1 + (set / 2500)}\t{((set % 2500) + 1) * 20_000}\t{cell % Side}\t{cell / Side}\t{allele}\n");
            }
        }

        return text.ToString();
    }

    // Brightness of a cell × copies of its allele, scanner gain and optical background of the array's own.
    private static byte[] Chip(int seed, Func<int, double> copies, string type = "GenomeWideSNP_6")
    {
        var affinity = new Random(77);
        var random = new Random(1000 + seed);
        var gain = 0.6 + random.NextDouble();
        var background = 60 + (40 * random.NextDouble());
        var intensities = new float[Side * Side];
        var cell = 0;
        for (var set = 0; set < Sets; set++)
        {
            var total = copies(set);
            var ofA = set < SetsOfOneAllele ? total : total * random.Next(3) / 2;
            for (var k = 0; k < (set < SetsOfOneAllele ? 4 : 6); k++, cell++)
            {
                var here = set < SetsOfOneAllele || k < 3 ? ofA : total - ofA;
                var bright = set < SetsOfOneAllele ? Math.Exp(6 + (0.7 * Normal(affinity))) : Math.Exp(6.5);
                intensities[cell] = (float)(background + (gain * bright * here * Math.Exp(0.1 * Normal(random))));
            }
        }

        for (; cell < intensities.Length; cell++)
        {
            intensities[cell] = (float)(background * (0.9 + (0.1 * random.NextDouble())));
        }

        return CelFiles.Version4(CelFiles.Small(Side, Side) with
        {
            ChipType = type,
            Intensities = intensities,
            Masked = [3],
            Outliers = [40, 41],
        });
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
