using CyclinE.Amplification;
using CyclinE.Amplification.Pairs;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Pairs;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>
/// A pair of arrays of hg19 with known differences: both carry the parental line's broad changes at one purity, the resistant one more, in
/// a share of its tumour cells. From the log ratios on everything is done as a batch does it.
/// </summary>
internal sealed record SimulatedPair(PairSide Resistant, PairSide Parental, ArraySegmentation Difference, IReadOnlyList<PlantedChange> Truth)
{
    public const double Sigma = 0.2;
    private const double Rho = 0.2;
    private const int Margin = 20;
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    /// <summary>Compares it.</summary>
    public PairComparison Compare(double fdr) => PairComparer.Compare(
        Resistant, Parental, Difference, Hg19, GeneTable.Empty, null, new PairOptions { Fdr = fdr });

    /// <summary>Makes a pair.</summary>
    /// <param name="probes">The platform.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="noise"><c>ar1</c> (0.2) or <c>t4</c>, each of sd 0.2 a probe.</param>
    /// <param name="wanted">Probes and copies of the changes to plant; each lies where the parental line has two copies.</param>
    /// <param name="purity">Share of tumour cells in both.</param>
    /// <param name="clone">Share of the resistant line's tumour cells that have the changes.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SimulatedPair Make(
        ProbeSet probes, ulong seed, string noise, IReadOnlyList<(int Probes, int Copies)> wanted, double purity, double clone,
        CancellationToken cancellationToken)
    {
        var random = new SeededStream(seed);
        var shared = new double[probes.Count];
        Array.Fill(shared, 2);
        foreach (var range in probes.Chromosomes)
        {
            if (random.Uniform() < 0.4)
            {
                shared.AsSpan(range.First + (range.Count / 2), range.Count - (range.Count / 2)).Fill(random.Uniform() < 0.5 ? 3 : 1);
            }
        }

        var own = shared.ToArray();
        var truth = new List<PlantedChange>();
        foreach (var (length, copies) in wanted.OrderByDescending(w => w.Probes))
        {
            var change = Place(probes, shared, truth, length, copies, random);
            truth.Add(change);
            own.AsSpan(change.First, change.Probes).Fill(2 + (clone * copies));
        }

        var resistant = Side("resistant", probes, own, purity, noise, random, cancellationToken);
        var parental = Side("parental", probes, shared, purity, noise, random, cancellationToken);
        return new SimulatedPair(resistant, parental, Segment(resistant, parental, cancellationToken), truth);
    }

    /// <summary>The difference, segmented by the default method.</summary>
    public static ArraySegmentation Segment(PairSide resistant, PairSide parental, CancellationToken cancellationToken) => PairSegmenter.Segment(
        resistant.Profile, resistant.Calls.Centre, parental.Profile, parental.Calls.Centre, new PairSegmentationOptions(), cancellationToken);

    /// <summary>Evenly spaced probes on the autosomes.</summary>
    public static ProbeSet Platform(int probes)
    {
        double total = Chromosome.All.Take(22).Sum(c => (double)Hg19.LengthOf(c)!.Value);
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        foreach (var chromosome in Chromosome.All.Take(22))
        {
            var length = Hg19.LengthOf(chromosome)!.Value;
            var count = (int)(probes * (length / total));
            ranges.Add(new ChromosomeRange(chromosome, positions.Count, count));
            positions.AddRange(Enumerable.Range(0, count).Select(i => 1 + (int)((double)length * i / count)));
        }

        return new ProbeSet(ranges, [.. positions]);
    }

    private static PlantedChange Place(ProbeSet probes, double[] shared, List<PlantedChange> truth, int length, int copies, SeededStream random)
    {
        while (true)
        {
            var range = probes.Chromosomes[random.Index(probes.Chromosomes.Count)];
            if (range.Count < length + (2 * Margin))
            {
                continue;
            }

            var first = range.First + Margin + random.Index(range.Count - length - (2 * Margin) + 1);
            var change = new PlantedChange(first, first + length - 1, copies);
            if (Array.TrueForAll(shared[(first - Margin)..(change.Last + Margin)], c => c == 2)
                && truth.TrueForAll(t => t.Last < first - Margin || t.First > change.Last + Margin))
            {
                return change;
            }
        }
    }

    private static PairSide Side(
        string name, ProbeSet probes, double[] copies, double purity, string noise, SeededStream random, CancellationToken cancellationToken)
    {
        var values = new float[copies.Length];
        var previous = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            var z = random.Gaussian();
            previous = noise switch
            {
                "ar1" => (Rho * previous) + (Math.Sqrt(1 - (Rho * Rho)) * z),
                "t4" => z / Math.Sqrt(ChiSquare4(random) / 4) / Math.Sqrt(2),
                _ => throw new ArgumentException($"No noise {noise}.", nameof(noise)),
            };
            values[i] = (float)(Math.Log2(((purity * copies[i]) + (2 * (1 - purity))) / 2) + (Sigma * previous));
        }

        var array = CallsArray.Of(new Profile(probes, values), Hg19, GeneTable.Empty, cancellationToken);
        return new PairSide
        {
            Array = name,
            Profile = array.Profile!,
            Scalars = array.Scalars!,
            Calls = ArrayCaller.Call(array, new CallingOptions()).Calls,
        };
    }

    // The sum of two exponentials.
    private static double ChiSquare4(SeededStream random) => -2 * (Math.Log(1 - random.Uniform()) + Math.Log(1 - random.Uniform()));
}

/// <summary>A change that the resistant array of a simulated pair has and the parental has not.</summary>
/// <param name="First">Index of its first probe.</param>
/// <param name="Last">Index of its last probe.</param>
/// <param name="Copies">Copies of the clone that has it, above (or below) those around.</param>
internal readonly record struct PlantedChange(int First, int Last, int Copies)
{
    public int Probes => Last - First + 1;
}
