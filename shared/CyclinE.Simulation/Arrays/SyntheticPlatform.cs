using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;

namespace CyclinE.Simulation.Arrays;

/// <summary>
/// Probe sets on hg19: a backbone over the genome, denser around the genes of the panel, none in centromeres,
/// heterochromatin and the short arms of acrocentric chromosomes. Autosomes and X.
/// </summary>
public static class SyntheticPlatform
{
    /// <summary>The genome build of every synthetic array.</summary>
    public const string Build = "hg19";

    private const int ProbeLength = 60;
    private const int Telomere = 60_000;
    private const int CentromereMargin = 1_500_000;
    private const int DenseMargin = 3_000_000;
    private const double DenseFactor = 9;

    // UCSC hg19: blocks of heterochromatin beside the centromere that no array covers.
    private static readonly (int Chromosome, int Start, int End)[] Heterochromatin =
        [(1, 121_500_000, 142_600_000), (9, 47_000_000, 65_500_000), (16, 35_300_000, 46_500_000)];

    private static readonly int[] Acrocentric = [13, 14, 15, 21, 22];

    /// <summary>The genes around which probes are denser, RefSeq positions of hg19 (union of transcripts).</summary>
    public static IReadOnlyList<Gene> Genes { get; } =
    [
        Of("PIK3CA", "3", 178_866_310, 178_957_881),
        Of("FBXW7", "4", 153_242_409, 153_456_393),
        Of("FGFR1", "8", 38_268_655, 38_326_352),
        Of("MYC", "8", 128_748_314, 128_753_680),
        Of("CDKN2A", "9", 21_967_750, 21_994_490),
        Of("PTEN", "10", 89_623_194, 89_731_687),
        Of("CCND1", "11", 69_455_872, 69_469_242),
        Of("CDKN1B", "12", 12_870_203, 12_875_316),
        Of("CDK2", "12", 56_360_552, 56_366_573),
        Of("RB1", "13", 48_877_882, 49_056_026),
        Of("ERBB2", "17", 37_844_336, 37_884_915),
        Of("TOP2A", "17", 38_544_772, 38_574_202),
        Of("CCNE1", "19", 30_302_805, 30_315_224),
        Of("URI1", "19", 30_414_550, 30_507_519),
    ];

    /// <summary>Finds a gene of <see cref="Genes"/>.</summary>
    /// <exception cref="InvalidOperationException">It is none of them.</exception>
    public static Gene GeneOf(string symbol) => Genes.First(g => g.Symbol == symbol);

    /// <summary>A platform of mean spacing <paramref name="spacing"/>, nine times denser within 3 Mb of a gene of <see cref="Genes"/>.</summary>
    /// <param name="spacing">Mean distance of backbone probes in base pairs, at least 5,000.</param>
    /// <param name="seed">Seed of the jitter.</param>
    public static ProbeSet Create(int spacing, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spacing, 5_000);
        var build = GenomeBuild.Of(Build);
        var random = new RandomStream(seed, "platform");
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var chromosome in Chromosome.All.Where(c => c.IsAutosome || c == Chromosome.X))
        {
            var first = positions.Count;
            var end = build.LengthOf(chromosome)!.Value - Telomere;
            double position = Telomere;
            while (true)
            {
                var dense = Genes.Any(g => g.Chromosome == chromosome && position > g.Start - DenseMargin && position < g.End + DenseMargin);
                position += random.NextUniform(0.5, 1.5) * spacing / (dense ? DenseFactor : 1);
                position = SkipGap(build, chromosome, position);
                if (position > end)
                {
                    break;
                }

                positions.Add((int)position);
            }

            ranges.Add(new ChromosomeRange(chromosome, first, positions.Count - first));
        }

        return new ProbeSet(ranges, [.. positions], [.. Enumerable.Range(1, positions.Count).Select(n => $"A_00_P{n:00000000}")]);
    }

    /// <summary>Every k-th probe of a platform, ids kept: a smaller platform that shares its probes.</summary>
    /// <param name="platform">The larger platform.</param>
    /// <param name="every">k, at least 1.</param>
    public static ProbeSet Subset(ProbeSet platform, int every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        var ranges = new List<ChromosomeRange>();
        var kept = new List<int>();
        foreach (var range in platform.Chromosomes)
        {
            var first = kept.Count;
            for (var i = range.First; i < range.End; i++)
            {
                if (i % every == 0)
                {
                    kept.Add(i);
                }
            }

            if (kept.Count > first)
            {
                ranges.Add(new ChromosomeRange(range.Chromosome, first, kept.Count - first));
            }
        }

        return new ProbeSet(
            ranges, [.. kept.Select(i => platform.Positions[i])], platform.Names?.Subset(kept));
    }

    /// <summary>A small platform for tests: probes spread evenly over the autosomes by length, without ids.</summary>
    /// <param name="count">Number of probes, at least 200.</param>
    public static ProbeSet Even(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 200);
        var build = GenomeBuild.Of(Build);
        Chromosome[] autosomes = [.. Chromosome.All.Where(c => c.IsAutosome)];
        var genome = autosomes.Sum(c => (double)build.LengthOf(c)!.Value);
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        double before = 0;
        foreach (var chromosome in autosomes)
        {
            double length = build.LengthOf(chromosome)!.Value;
            var first = positions.Count;
            before += length;
            var probes = (int)Math.Round(count * before / genome) - first;
            for (var i = 0; i < probes; i++)
            {
                positions.Add((int)(length * (i + 0.5) / probes));
            }

            ranges.Add(new ChromosomeRange(chromosome, first, probes));
        }

        return new ProbeSet(ranges, [.. positions]);
    }

    /// <summary>Last base pair of a probe that begins at a position.</summary>
    internal static int EndOf(int start) => start + ProbeLength - 1;

    private static double SkipGap(GenomeBuild build, Chromosome chromosome, double position)
    {
        var centromere = build.CentromereOf(chromosome)!.Value;
        var gapStart = Acrocentric.Contains(chromosome.Number) ? 0 : centromere - CentromereMargin;
        if (position > gapStart && position < centromere + CentromereMargin)
        {
            position = centromere + CentromereMargin + (position % 1000);
        }

        foreach (var block in Heterochromatin)
        {
            if (block.Chromosome == chromosome.Number && position > block.Start && position < block.End)
            {
                position = block.End + (position % 1000);
            }
        }

        return position;
    }

    private static Gene Of(string symbol, string chromosome, int start, int end) => new(symbol, Chromosome.Parse(chromosome), start, end, true);
}
