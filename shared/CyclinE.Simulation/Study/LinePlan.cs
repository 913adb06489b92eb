using CyclinE.Simulation.Agilent;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Study;

/// <summary>The cell lines: one parental with ERBB2 amplified, three resistant ones that each acquired a CCNE1 amplicon.</summary>
internal static class LinePlan
{
    private const string ParentalId = "PARENTAL";
    private const string Line = "SYN1";

    // The arms of the private events, so that each of them differs from the parental line.
    private static readonly string[] Spare = ["3p", "4q", "13q", "19q"];

    // Sizes in base pairs: the three amplicons share CCNE1 and little else.
    private static readonly int[] AmpliconLengths = [560_000, 1_150_000, 1_940_000];

    private static readonly (string Gene, int Length, double Copies)[] Private =
    [
        ("PIK3CA", 1_500_000, 5), ("FBXW7", 8_000_000, 1), ("RB1", 900_000, 0), ("CDK2", 1_100_000, 6), ("CDKN1B", 5_000_000, 1),
    ];

    /// <summary>Plans the four arrays.</summary>
    public static IEnumerable<SyntheticArray> Create(int seed, AgilentDesign design)
    {
        var random = new RandomStream(seed, "lines");
        PlantedEvent[] common =
        [
            .. EventPlan.Arms(4, 3, 1, Spare, random),
            EventPlan.Around("ERBB2", 1_100_000, random.NextInteger(18, 26), 1, random),
            EventPlan.Around("MYC", 1_800_000, 7, 1, random),
            EventPlan.Around("CDKN2A", 1_000_000, 0, 1, random),
        ];
        yield return Array(ParentalId, Line, null, common, design, random);

        var own = Private.ToArray();
        random.Shuffle(own.AsSpan());
        var next = 0;
        for (var i = 0; i < AmpliconLengths.Length; i++)
        {
            var amplicon = EventPlan.Around("CCNE1", AmpliconLengths[i], random.NextInteger(10, 18), 1, random);
            var count = i == 0 ? 1 : 2;
            PlantedEvent[] acquired =
                [amplicon, .. own[next..(next + count)].Select(e => EventPlan.Around(e.Gene, e.Length, e.Copies, 1, random))];
            next += count;
            yield return Array($"R{i + 1}", $"{Line}-R{i + 1}", ParentalId, [.. common, .. acquired], design, random);
        }
    }

    private static SyntheticArray Array(
        string id, string sample, string? parental, IReadOnlyList<PlantedEvent> events, AgilentDesign design, RandomStream random) => new()
        {
            Id = id,
            Sample = sample,
            Role = parental is null ? "parental" : "resistant",
            Parental = parental,
            Line = Line,
            Note = "synthetic",
            Purity = 1,
            Events = events,
            Noise = new NoiseModel
            {
                Sd = random.NextUniform(0.09, 0.13),
                TailDegrees = 12,
                Autocorrelation = 0.1,
                WaveAmplitude = random.NextUniform(0.01, 0.02),
                Offset = random.NextUniform(-0.04, 0.04),
            },
            Design = design,
        };
}
