using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;

namespace CyclinE.Reporting.Tests.Sample;

/// <summary>A simulated cell line: its profile and the calls that a pipeline would make of it, made from the truth.</summary>
internal sealed record SampleLine(Profile Profile, ArrayCalls Calls, ArraySegmentation Segmentation, IngestedArray Ingested)
{
    private static readonly (string Symbol, int Chromosome, int Start, int End)[] Panel =
    [
        ("PIK3CA", 3, 178_866_311, 178_952_500), ("FBXW7", 4, 153_242_410, 153_456_393), ("FGFR1", 8, 38_268_656, 38_326_352),
        ("MYC", 8, 128_748_315, 128_753_680), ("PTEN", 10, 89_623_195, 89_728_532), ("CCND1", 11, 69_455_873, 69_469_242),
        ("CDKN1B", 12, 12_870_302, 12_875_305), ("CDK2", 12, 56_360_556, 56_366_568), ("RB1", 13, 48_877_883, 49_056_026),
        ("ERBB2", 17, 37_844_393, 37_884_915), ("TOP2A", 17, 38_544_773, 38_574_202), ("CCNE1", 19, 30_302_901, 30_315_215),
        ("URI1", 19, 30_433_110, 30_507_505),
    ];

    /// <summary>Genes of the panel at hg19, as a table.</summary>
    public static GeneTable Genes { get; } = new(
        Panel.Select(g => new Gene(g.Symbol, Chromosome.FromNumber(g.Chromosome), g.Start, g.End, true))
            .Concat(
            [
                new("POP4", Chromosome.FromNumber(19), 30_097_170, 30_108_154), new("PLEKHF1", Chromosome.FromNumber(19), 30_156_326, 30_166_384),
                new("C19orf12", Chromosome.FromNumber(19), 30_189_793, 30_206_696), new("VSTM2B", Chromosome.FromNumber(19), 30_017_406, 30_056_000),
                new("ZNF536", Chromosome.FromNumber(19), 30_863_328, 31_048_965), new("TSHZ3", Chromosome.FromNumber(19), 31_765_851, 31_840_342),
                new("UQCRFS1", Chromosome.FromNumber(19), 29_698_167, 29_704_136),
            ]));

    /// <summary>Simulates a line.</summary>
    /// <param name="probes">Probes of the platform.</param>
    /// <param name="alterations">Altered regions with their level.</param>
    /// <param name="noise">Noise sd.</param>
    /// <param name="seed">Seed of the noise.</param>
    public static SampleLine Simulate(ProbeSet probes, IReadOnlyList<(int Chromosome, int Start, int End, double Log2)> alterations, double noise, int seed)
    {
        var random = new Random(seed);
        var values = new float[probes.Count];
        var segments = new List<Segment>();
        foreach (var range in probes.Chromosomes)
        {
            var previous = double.NaN;
            for (var i = range.First; i < range.End; i++)
            {
                var position = probes.Positions[i];
                var level = alterations.Where(a => a.Chromosome == range.Chromosome.Number && position >= a.Start && position <= a.End)
                    .Select(a => a.Log2).LastOrDefault();
                var tail = random.NextDouble() < 0.02 ? 3 : 1;
                values[i] = random.NextDouble() < 0.004 ? float.NaN : (float)(0.05 + level + (noise * tail * Normal(random)));
                if (level.Equals(previous))
                {
                    segments[^1] = segments[^1] with { End = position, LastProbe = i, Probes = segments[^1].Probes + 1 };
                }
                else
                {
                    segments.Add(new Segment
                    {
                        Chromosome = range.Chromosome,
                        Start = position,
                        End = position,
                        FirstProbe = i,
                        LastProbe = i,
                        Probes = 1,
                        Mean = level + 0.05,
                        NoiseSd = noise
                    });
                }

                previous = level;
            }
        }

        var segmentation = new ArraySegmentation
        {
            Method = "fpop",
            Penalty = 1.1,
            Sigma = noise,
            Tau = 1.2,
            Probes = probes.Count,
            Missing = 240,
            Segments = segments
        };
        return new SampleLine(new Profile(probes, values), Call(segments, 0.05), segmentation, Measure(probes.Count, noise, QualityVerdict.Pass));
    }

    /// <summary>An array without a profile: what a tumour contributes to tables and study.</summary>
    public static ArrayCalls Call(IReadOnlyList<Segment> segments, double centre)
    {
        var calls = segments.Select(s => new SegmentCall
        {
            Segment = s,
            Log2 = s.Mean - centre,
            StandardError = s.NoiseSd / Math.Sqrt(s.Probes),
            Call = Class(s.Mean - centre),
        }).ToList();
        var genes = Panel.Select(g => Gene(g, calls)).ToList();
        return new ArrayCalls
        {
            Build = "hg19",
            Centre = centre,
            CentreIsManual = false,
            Rule = "noise",
            ExcessVariance = 0.0004,
            Notes = ["Sex chromosomes are reported and not called: sex is not known."],
            Segments = calls,
            Events = [.. calls.Where(c => c.Call != CallClass.Neutral).Select(c => Event(c, genes))],
            Genes = genes,
            Purity = new PurityFit
            {
                Accepted = Solution(0.62, 2.1, 12.5, null),
                Alternatives = [Solution(0.41, 4.2, 7.25, "all copies are even: half of them at a higher share of normal cells explain the array as well.")],
                Gamma = 1,
                FromAlleles = false,
                PurityLow = 0.58,
                PurityHigh = 0.66,
                PloidyLow = 2.05,
                PloidyHigh = 2.12,
            },
            Arms = [new ArmCall { Chromosome = Chromosome.FromNumber(8), Arm = "8q", Start = 46_000_000, End = 146_000_000, Probes = 900, Log2 = 0.41,
                Call = CallClass.Gain, Gained = 0.99, Lost = 0 }],
            GenomeAltered = 0.12,
            CoAmplified = genes.Where(g => g.Symbol is "CCNE1" or "ERBB2").All(g => g.Call >= CallClass.Amplification),
            CyclinEAmplified = genes.Single(g => g.Symbol == "CCNE1").Call >= CallClass.Amplification,
        };
    }

    /// <summary>What ingest would say.</summary>
    public static IngestedArray Measure(int probes, double noise, QualityVerdict verdict, params string[] reasons) => new()
    {
        Build = "hg19",
        Format = "agilent-feature-extraction",
        Platform = "synthetic-60k",
        ProbeSet = "0f",
        ProbeCount = probes,
        Scalars = new ArrayScalars
        {
            Probes = probes - 240,
            Sigma = noise,
            Tau = 1.2,
            Centre = 0.05,
            CentreHeight = 3.1,
            TrimmedSd = noise,
            Dlrs = noise * 1.04,
            Mapd = noise * 0.95,
        },
        Quality = new QualityControl { Verdict = verdict, Reasons = reasons, Dlrs = noise * 1.04, Mapd = noise * 0.95, MissingShare = 0.004 },
        Normalisation = [],
    };

    private static PuritySolution Solution(double purity, double ploidy, double evidence, string? rejected) => new()
    {
        Purity = purity,
        Ploidy = ploidy,
        CentreCopies = 2,
        Goodness = 0.97,
        Evidence = evidence,
        Rejected = rejected,
    };

    private static CallClass Class(double log2) => log2 switch
    {
        >= 1.3 => CallClass.HighLevelAmplification,
        >= 0.7 => CallClass.Amplification,
        > 0.15 => CallClass.Gain,
        <= -1.1 => CallClass.HomozygousDeletion,
        < -0.15 => CallClass.Loss,
        _ => CallClass.Neutral,
    };

    private static GeneCall Gene((string Symbol, int Chromosome, int Start, int End) gene, IReadOnlyList<SegmentCall> calls)
    {
        var over = calls.FirstOrDefault(c => c.Segment.Chromosome.Number == gene.Chromosome && c.Segment.Start <= gene.End && c.Segment.End >= gene.Start);
        return new GeneCall
        {
            Symbol = gene.Symbol,
            Chromosome = Chromosome.FromNumber(gene.Chromosome),
            Start = gene.Start,
            End = gene.End,
            Log2 = over?.Log2,
            Minimum = over?.Log2,
            Maximum = over?.Log2,
            Call = over?.Call,
            Focal = over is { Call: >= CallClass.Amplification } && over.Segment.End - over.Segment.Start < 3_000_000,
            Probes = 3,
            Covered = over is null ? 0 : 1,
            GapFilled = false,
            BrokenInside = false,
        };
    }

    private static CopyNumberEvent Event(SegmentCall call, IReadOnlyList<GeneCall> genes) => new()
    {
        Chromosome = call.Segment.Chromosome,
        Start = call.Segment.Start,
        End = call.Segment.End,
        OuterStart = call.Segment.Start - 40_000,
        OuterEnd = call.Segment.End + 40_000,
        Probes = call.Segment.Probes,
        Log2 = call.Log2,
        Peak = call.Log2,
        PeakStart = call.Segment.Start,
        PeakEnd = call.Segment.End,
        StandardError = call.StandardError,
        Call = call.Call!.Value,
        Length = call.Segment.End - call.Segment.Start < 3_000_000 ? EventLength.Focal : EventLength.Large,
        Focal = call.Segment.End - call.Segment.Start < 3_000_000,
        ContrastLeft = call.Log2,
        ContrastRight = null,
        Genes = [.. genes.Where(g => g.Chromosome == call.Segment.Chromosome && g.Start <= call.Segment.End && g.End >= call.Segment.Start)
            .Select(g => g.Symbol)],
    };

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
