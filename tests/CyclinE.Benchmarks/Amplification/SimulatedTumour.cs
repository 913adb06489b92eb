using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>A tumour array of hg19 with known copies at every probe, for reliability of calls.</summary>
/// <param name="Profile">The array.</param>
/// <param name="Copies">Mean copies of the sample's tumour cells at each probe, subclones included.</param>
/// <param name="Level">True log2 at each probe.</param>
internal sealed record SimulatedTumour(Profile Profile, float[] Copies, double[] Level)
{
    private const int Probes = 30_000;
    private static readonly double[] States = [0, 1, 1, 1, 3, 3, 3, 4, 6, 9];

    /// <summary>Makes one.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="noise"><c>gaussian</c>, <c>ar1</c> (0.2) or <c>t3</c>.</param>
    /// <param name="alterations">Planted alterations.</param>
    /// <param name="purity">Share of tumour cells.</param>
    public static SimulatedTumour Make(ulong seed, string noise, int alterations, double purity)
    {
        var random = new SeededStream(seed);
        var build = GenomeBuild.Of("hg19");
        double total = Chromosome.All.Take(22).Sum(c => (double)build.LengthOf(c)!.Value);
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var chromosome in Chromosome.All.Take(22))
        {
            var length = build.LengthOf(chromosome)!.Value;
            var count = (int)(Probes * (length / total));
            ranges.Add(new ChromosomeRange(chromosome, positions.Count, count));
            positions.AddRange(Enumerable.Range(0, count).Select(i => 1 + (int)((double)length * i / count)));
        }

        var copies = new float[positions.Count];
        Array.Fill(copies, 2);
        for (var a = 0; a < alterations; a++)
        {
            var range = ranges[random.Index(ranges.Count)];
            var state = States[random.Index(States.Length)];
            var clone = random.Uniform() < 0.7 ? 1 : 0.25 + (0.75 * random.Uniform());

            // From five probes to the chromosome, log-uniform; strong states stay short.
            var longest = state is 0 or 6 or 9 ? 60 : range.Count;
            var length = Math.Min(range.Count, (int)(5 * Math.Pow(longest / 5.0, random.Uniform())));
            var first = range.First + random.Index(range.Count - length + 1);
            Array.Fill(copies, (float)((clone * state) + ((1 - clone) * 2)), first, length);
        }

        var level = Array.ConvertAll(copies, n => Math.Log2(((purity * n) + (2 * (1 - purity))) / 2));
        var values = new float[copies.Length];
        double previous = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var z = noise == "t3" ? random.StudentT3() / Math.Sqrt(3) : random.Gaussian();
            previous = noise == "ar1" ? (0.2 * previous) + (Math.Sqrt(1 - 0.04) * z) : z;
            values[i] = (float)(level[i] + (0.2 * previous));
        }

        return new SimulatedTumour(new Profile(new ProbeSet(ranges, [.. positions]), values), copies, level);
    }
}
