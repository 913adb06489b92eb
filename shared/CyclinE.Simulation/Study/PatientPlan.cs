using CyclinE.Simulation.Agilent;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Simulation.Study;

/// <summary>
/// The patients: 34 HER2-positive ones in the proportions of the study (6 of 18 with benefit and a median of 6 months where
/// CCNE1 is amplified, 14 of 16 and 14 months where not), and a 35th whose array is too noisy to be called.
/// </summary>
internal static class PatientPlan
{
    private const int Positive = 18;
    private const int PositiveBenefit = 6;
    private const double PositiveMedian = 6;
    private const int Negative = 16;
    private const int NegativeBenefit = 14;
    private const double NegativeMedian = 14;
    private const double NoisySd = 0.65;

    private static readonly (string Gene, double Copies, double Share)[] Others =
        [("MYC", 8, 0.2), ("CCND1", 9, 0.15), ("FGFR1", 8, 0.12), ("CDKN2A", 0, 0.15), ("PTEN", 0, 0.1)];

    /// <summary>Plans the 35 arrays.</summary>
    public static IEnumerable<SyntheticArray> Create(int seed, AgilentDesign design)
    {
        var random = new RandomStream(seed, "patients");
        var positive = OutcomePlan.Draw(Positive, PositiveBenefit, PositiveMedian, random);
        var negative = OutcomePlan.Draw(Negative, NegativeBenefit, NegativeMedian, random);
        (bool Amplified, SyntheticOutcome Outcome)[] patients =
            [.. positive.Select(o => (true, o)), .. negative.Select(o => (false, o))];
        random.Shuffle(patients.AsSpan());
        for (var i = 0; i < patients.Length; i++)
        {
            yield return Patient(i + 1, patients[i].Amplified, patients[i].Outcome, false, seed, design);
        }

        yield return Patient(patients.Length + 1, true, new SyntheticOutcome(9.5, true, true), true, seed, design);
    }

    private static SyntheticArray Patient(
        int number, bool amplified, SyntheticOutcome outcome, bool noisy, int seed, AgilentDesign design)
    {
        var id = $"T{number:00}";
        var random = new RandomStream(seed, "plan " + id);
        var purity = Math.Round(random.NextUniform(0.5, 0.95), 2);
        return new SyntheticArray
        {
            Id = id,
            Sample = $"P{number:00}-tumour",
            Role = "tumour",
            Patient = $"P{number:00}",
            Her2 = true,
            Outcome = outcome,
            Note = noisy ? "synthetic: noisy on purpose and to be excluded by quality control" : "synthetic",
            Purity = purity,
            Events = [.. Events(amplified, purity, random)],
            Noise = new NoiseModel
            {
                Sd = noisy ? NoisySd : random.NextUniform(0.1, 0.18),
                TailDegrees = 12,
                Autocorrelation = 0.1,
                WaveAmplitude = random.NextUniform(0.01, 0.03),
                Offset = random.NextUniform(-0.04, 0.04),
            },
            Design = design,
            MustBeExcluded = noisy,
        };
    }

    private static IEnumerable<PlantedEvent> Events(bool amplified, double purity, RandomStream random)
    {
        foreach (var arm in EventPlan.Arms(random.NextInteger(1, 4), random.NextInteger(1, 4), purity, [], random))
        {
            yield return arm;
        }

        yield return EventPlan.Around("ERBB2", random.NextInteger(600_000, 2_400_000), random.NextInteger(10, 30), purity, random);
        if (amplified)
        {
            yield return EventPlan.Around("CCNE1", random.NextInteger(550_000, 1_900_000), random.NextInteger(8, 16), purity, random);
        }

        foreach (var other in Others)
        {
            if (random.NextUniform() < other.Share)
            {
                yield return EventPlan.Around(other.Gene, random.NextInteger(800_000, 2_400_000), other.Copies, purity, random);
            }
        }
    }
}
