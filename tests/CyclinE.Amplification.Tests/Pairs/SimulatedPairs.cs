using CyclinE.Amplification.Pairs;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;

namespace CyclinE.Amplification.Tests.Pairs;

/// <summary>Pairs of small arrays with known acquired events, Gaussian, AR(1) or t₄ noise.</summary>
internal static class SimulatedPairs
{
    private const int Spacing = 1_000_000;
    private const double Rho = 0.2;

    public static readonly ProbeSet Probes = MakeProbes();

    public sealed record Planted(int First, int Last, double Log2);

    /// <summary>A parental line with broad changes of its own and a resistant one that has those and the planted events.</summary>
    public static (PairSide Resistant, PairSide Parental, ArraySegmentation Difference, List<Planted> Truth) Make(int seed, int events, string noise)
    {
        var random = new Random(seed);
        var shared = new double[Probes.Count];
        foreach (var range in Probes.Chromosomes.Where(_ => random.NextDouble() < 0.4))
        {
            shared.AsSpan(range.First + (range.Count / 2), range.Count / 2).Fill(random.NextDouble() < 0.5 ? 0.45 : -0.6);
        }

        var truth = new List<Planted>();
        var resistant = shared.ToArray();
        while (truth.Count < events)
        {
            var range = Probes.Chromosomes[random.Next(Probes.Chromosomes.Count)];
            var length = 3 + random.Next(18);
            var first = range.First + random.Next(range.Count - length);
            var event_ = new Planted(first, first + length - 1, (random.NextDouble() < 0.7 ? 1 : -1) * (0.3 + random.NextDouble()));
            if (truth.TrueForAll(t => t.Last < event_.First - 5 || t.First > event_.Last + 5))
            {
                truth.Add(event_);
                for (var i = event_.First; i <= event_.Last; i++)
                {
                    resistant[i] += event_.Log2;
                }
            }
        }

        var a = Measure(resistant, noise, random);
        var b = Measure(shared, noise, random);
        float[] difference = [.. a.Zip(b, (x, y) => x - y)];
        return (Side("resistant", a, noise), Side("parental", b, noise),
            ReferenceSegmenter.Segment(Probes, difference, ReferenceSegmenter.Scalars(Probes, difference, TauOf(noise))), truth);
    }

    private static PairSide Side(string name, float[] log2, string noise)
    {
        var scalars = ReferenceSegmenter.Scalars(Probes, log2, TauOf(noise));
        var profile = new Profile(Probes, log2);
        return new PairSide
        {
            Array = name,
            Profile = profile,
            Scalars = scalars,
            Calls = ArrayCaller.Call(
                new ArrayToCall
                {
                    Profile = profile,
                    Scalars = scalars,
                    Segmentation = ReferenceSegmenter.Segment(Probes, log2, scalars),
                    Build = GenomeBuild.Of("hg19"),
                    Genes = GeneTable.Empty,
                },
                new CallingOptions()).Calls,
        };
    }

    // The true one: estimated on 2,880 probes, τ takes the planted events themselves for correlation.
    private static double TauOf(string noise) => noise == "ar1" ? (1 + Rho) / ((1 - Rho) * (1 - Rho)) : 1;

    private static float[] Measure(double[] level, string noise, Random random)
    {
        const double Sigma = 0.12;
        var values = new float[level.Length];
        var state = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var draw = Normal(random);
            state = noise switch
            {
                "ar1" => (Rho * state) + (Math.Sqrt(1 - (Rho * Rho)) * draw),
                "t4" => draw / Math.Sqrt(Enumerable.Range(0, 4).Sum(_ => Math.Pow(Normal(random), 2)) / 4),
                _ => draw,
            };
            values[i] = (float)(level[i] + (Sigma * state));
        }

        return values;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static ProbeSet MakeProbes()
    {
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var chromosome in Chromosome.All.Take(22))
        {
            var count = GenomeBuild.Of("hg19").LengthOf(chromosome)!.Value / Spacing;
            ranges.Add(new ChromosomeRange(chromosome, positions.Count, count));
            positions.AddRange(Enumerable.Range(1, count).Select(i => i * Spacing));
        }

        return new ProbeSet(ranges, [.. positions]);
    }
}
