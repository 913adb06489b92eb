using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Reporting.Model;

namespace CyclinE.Reporting.Tests.Sample;

/// <summary>A plausible synthetic batch: lines with a CCNE1 amplicon, 34 patients, one excluded and one failed array.</summary>
internal static class SampleBatch
{
    public const string Parental = "BT-parental";

    private static readonly (int, int, int, double)[] Background =
    [
        (1, 145_000_000, 249_000_000, 0.45), (8, 1, 43_000_000, -0.5), (8, 47_000_000, 146_000_000, 0.55),
        (16, 46_500_000, 90_000_000, -0.45), (17, 1, 22_000_000, -0.4), (17, 36_900_000, 38_700_000, 2.6), (20, 30_000_000, 63_000_000, 0.6),
    ];

    private static readonly (int, int, int, double)[] Amplicon =
        [(19, 29_940_000, 31_120_000, 2.4), (10, 89_000_000, 90_200_000, -1.3), (4, 150_000_000, 190_000_000, -0.4)];

    private static readonly Lazy<BatchResults> LazySmall = new(() => Create(3_000));
    private static readonly Lazy<BatchResults> LazyLarge = new(() => Create(60_000));

    /// <summary>Lines of 3,000 probes.</summary>
    public static BatchResults Small => LazySmall.Value;

    /// <summary>Lines of 60,000 probes, as many as a common array has.</summary>
    public static BatchResults Large => LazyLarge.Value;

    /// <summary>The whole batch.</summary>
    public static BatchResults Create(int probes)
    {
        var platform = Platform(probes);
        var parental = SampleLine.Simulate(platform, Background, 0.14, seed: 1);
        var resistant = new[] { 2, 3, 4 }
            .Select(seed => SampleLine.Simulate(platform,
                [.. seed == 4 ? Background.Where(b => b.Item1 != 20) : Background, .. Amplicon.Take(seed == 3 ? 1 : 3)], 0.15, seed))
            .ToList();
        var arrays = new List<ArrayResult> { Line(Parental, "parental", parental) };
        arrays.AddRange(resistant.Select((line, i) => Line($"BT-resistant-{i + 1}", "resistant", line)));
        arrays.AddRange(SampleStudy.Tumours());
        arrays.Add(Excluded());
        arrays.Add(Failed());
        var pairs = resistant.Select((line, i) => Pair($"BT-resistant-{i + 1}", line, parental)).ToList();
        return new BatchResults
        {
            Batch = "demo@1",
            PlanId = "9f2c41d7a0e85b36",
            Build = "hg19",
            SoftwareVersion = "0.1.0",
            Synthetic = true,
            Arrays = new ArrayTally { Submitted = arrays.Count, Called = arrays.Count - 2, Failed = 1, Excluded = 1, Cancelled = 0, Pending = 0 },
            Pairs = new PairTally { Planned = pairs.Count, Compared = pairs.Count, Skipped = 0, Failed = 0, Cancelled = 0, Pending = 0 },
            ArrayResults = arrays,
            PairResults = pairs,
            Cohort = new CohortResult { State = UnitOutcome.Analysed, Study = SampleStudy.Create() },
            Run = new RunFacts
            {
                Finished = new DateTimeOffset(2025, 3, 14, 9, 26, 53, TimeSpan.Zero),
                WallSeconds = 11.37,
                Stages = [new("ingest-array", 6.2, 39, 1), new("segment-array", 3.4, 39, 0), new("call-array", 0.9, 38, 0)],
                ArtifactsComputed = 116,
                ArtifactsReused = 1,
            },
            Methods =
            [
                new() { Stage = "ingest-array", Version = 1, Options = [new("dlrs-warn", "0.2"), new("dlrs-fail", "0.35")] },
                new() { Stage = "segment-array", Version = 1, Options = [new("penalty", "3")] },
                new() { Stage = "call-array", Version = 1, Options = [] },
            ],
            Limits = new QualityLimits(0.20, 0.35),
            Genes = SampleLine.Genes,
        };
    }

    public static ProbeSet Platform(int probes)
    {
        var build = GenomeBuild.Of("hg19");
        var chromosomes = Chromosome.All.Take(23).ToList();
        var total = chromosomes.Sum(c => (double)build.LengthOf(c)!.Value);
        var positions = new List<int>();
        var ranges = new List<ChromosomeRange>();
        foreach (var chromosome in chromosomes)
        {
            var length = build.LengthOf(chromosome)!.Value;
            var count = (int)(probes * (length / total));
            ranges.Add(new ChromosomeRange(chromosome, positions.Count, count));
            positions.AddRange(Enumerable.Range(0, count).Select(i => (int)((i + 0.5) * length / count)));
        }

        return new ProbeSet(ranges, [.. positions]);
    }

    private static ArrayResult Line(string array, string role, SampleLine line) => new()
    {
        Array = array,
        Sample = array,
        Role = role,
        State = UnitOutcome.Called,
        Stage = "call-array",
        Ingested = line.Ingested,
        Segmentation = line.Segmentation,
        Calls = line.Calls,
        LoadProfile = _ => Task.FromResult<Profile?>(line.Profile),
    };

    private static ArrayResult Excluded() => new()
    {
        Array = "T35-noisy",
        Sample = "T35",
        Role = "tumour",
        Patient = "P35",
        State = UnitOutcome.Excluded,
        Stage = "ingest-array",
        Ingested = SampleLine.Measure(4_000, 0.44, QualityVerdict.Fail, "DLRS 0.458 is above the limit of 0.35: the array is too noisy to be called."),
    };

    private static ArrayResult Failed() => new()
    {
        Array = "T36",
        Sample = "T36",
        Role = "tumour",
        State = UnitOutcome.Failed,
        Stage = "ingest-array",
        Problem = new InputProblem
        {
            Code = "truncated-file",
            What = "The file ends within line 5,012; its header promises 62,976 features.",
            Where = "T36.txt.gz, line 5,012",
            Remedy = "Copy the file again and compare its size with the scanner's.",
        },
    };

    private static PairResult Pair(string name, SampleLine resistant, SampleLine parental)
    {
        var events = new List<PairEvent>();
        foreach (var e in resistant.Calls.Events.Where(e => !parental.Calls.Events.Any(p => p.Chromosome == e.Chromosome && p.Start == e.Start)))
        {
            events.Add(Event(events.Count + 1, e, e.Log2 > 0 ? (e.Log2 > 0.7 ? PairEventKind.Amplification : PairEventKind.Gain) : e.Log2 < -1.1
                ? PairEventKind.Deletion : PairEventKind.Loss, e.Log2, 0));
        }

        foreach (var e in parental.Calls.Events.Where(e => !resistant.Calls.Events.Any(r => r.Chromosome == e.Chromosome && r.Start == e.Start)))
        {
            events.Add(Event(0, e, PairEventKind.Lost, 0, e.Log2));
        }

        events = [.. events.OrderByDescending(e => Math.Abs(e.Z)).Select((e, i) => e with { Rank = i + 1 })];
        return new PairResult
        {
            Resistant = name,
            Parental = Parental,
            State = UnitOutcome.Compared,
            LoadProfiles = _ => Task.FromResult<(Profile, Profile)?>((resistant.Profile, parental.Profile)),
            Comparison = new PairComparison
            {
                Resistant = name,
                Parental = Parental,
                IdentityCorrelation = name.EndsWith('3') ? 0.31 : 0.87,
                IdentityWarning = name.EndsWith('3') ? "The profiles correlate at 0.31; arrays of one line have 0.55 or more." : null,
                Shift = 0.01,
                SamePlatform = true,
                Probes = resistant.Profile.Probes.Count - 480,
                Events = events,
                Notes = ["Bounds are those of the segments."],
            },
        };
    }

    private static PairEvent Event(int rank, CopyNumberEvent e, PairEventKind kind, double resistant, double parental)
    {
        var error = 0.25 / Math.Sqrt(e.Probes);
        return new PairEvent
        {
            Rank = rank,
            Kind = kind,
            Chromosome = e.Chromosome,
            Start = e.Start,
            End = e.End,
            OuterStart = e.OuterStart,
            OuterEnd = e.OuterEnd,
            Probes = e.Probes,
            Log2Difference = resistant - parental,
            ResistantLog2 = resistant,
            ParentalLog2 = parental,
            StandardError = error,
            Z = (resistant - parental) / error,
            P = 3.2e-12,
            Q = 3.2e-12,
            Focal = e.Focal,
            Genes = e.Genes,
        };
    }
}
