using CyclinE.Amplification;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Masks;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>
/// <c>calls [--rounds 200] [--arrays 60] [--seed 1]</c>: time of calling one array of 200 segments and 20,000 genes, and how often calls
/// of simulated tumours are right at each stated probability.
/// </summary>
internal static class CallsCommand
{
    private static readonly double[] Edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0000001];
    private static readonly string[] Noises = ["gaussian", "ar1", "t3"];

    public static int Run(string[] arguments, CancellationToken cancellationToken)
    {
        var options = CommandOptions.Parse(arguments, "--rounds", "--arrays", "--seed");
        Speed(options.Int("--rounds", 200), cancellationToken);
        Reliability("mixture", options.Int("--arrays", 60), options.Int("--seed", 1), alterations: 40, cancellationToken);
        Reliability("standard-error", options.Int("--arrays", 60), options.Int("--seed", 1), alterations: 2, cancellationToken);
        return 0;
    }

    private static void Speed(int rounds, CancellationToken cancellationToken)
    {
        var hg19 = GenomeBuild.Of("hg19");
        var all = GeneTable.ForBuild(hg19);
        var some = new GeneTable(all.Genes.Where((_, i) => (long)i * 20_000 / all.Genes.Count != (long)(i + 1) * 20_000 / all.Genes.Count));
        foreach (var (probes, genes) in new[] { (30_000, some), (180_000, some), (180_000, all), (1_800_000, some) })
        {
            var array = WithSegments(probes, 200, genes, cancellationToken);
            for (var i = 0; i < 300; i++)
            {
                _ = ArrayCaller.Call(array, new CallingOptions());
            }

            var times = new double[rounds];
            for (var i = 0; i < rounds; i++)
            {
                var before = Environment.CpuUsage.TotalTime;
                _ = ArrayCaller.Call(array, new CallingOptions());
                times[i] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            }

            Say($"call {array.Segmentation.Segments.Count} segments, {genes.Genes.Count} genes, {probes} probes: {times.Average():0.00} ms CPU on average of {rounds}");
        }
    }

    // 22 chromosomes, breaks at even distances, every third segment gained.
    private static ArrayToCall WithSegments(int probes, int segments, GeneTable genes, CancellationToken cancellationToken)
    {
        var tumour = SimulatedTumour.Make(7, "gaussian", 0, 1);
        var build = GenomeBuild.Of("hg19");
        var factor = probes / (double)tumour.Profile.Log2.Length;
        var ranges = new List<ChromosomeRange>();
        var positions = new List<int>();
        var list = new List<Segment>();
        var random = new SeededStream(5);
        var values = new List<float>();
        foreach (var range in tumour.Profile.Probes.Chromosomes)
        {
            var count = (int)(range.Count * factor);
            var first = positions.Count;
            ranges.Add(new ChromosomeRange(range.Chromosome, first, count));
            var length = build.LengthOf(range.Chromosome)!.Value;
            positions.AddRange(Enumerable.Range(0, count).Select(i => 1 + (int)((double)length * i / count)));
            var own = Math.Max(1, (int)Math.Round(segments * (count / (double)probes)));
            for (var s = 0; s < own; s++)
            {
                int from = first + (int)((long)count * s / own), to = first + (int)((long)count * (s + 1) / own) - 1;
                var level = s % 3 == 1 ? 0.5 : 0;
                list.Add(new Segment
                {
                    Chromosome = range.Chromosome,
                    Start = positions[from],
                    End = positions[to],
                    FirstProbe = from,
                    LastProbe = to,
                    Probes = to - from + 1,
                    Mean = level + (0.02 * random.Gaussian()),
                    NoiseSd = 0.2,
                });
                for (var i = from; i <= to; i++)
                {
                    values.Add((float)level);
                }
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        var profile = new Profile(new ProbeSet(ranges, [.. positions]), [.. values]);
        return new ArrayToCall
        {
            Profile = profile,
            Scalars = new ArrayScalars
            {
                Probes = positions.Count,
                Sigma = 0.2,
                Tau = 1,
                Centre = 0,
                CentreHeight = 1,
                TrimmedSd = 0.2,
                Dlrs = 0.2,
                Mapd = 0.2,
            },
            Segmentation = new ArraySegmentation
            {
                Method = "given",
                Penalty = null,
                Sigma = 0.2,
                Tau = 1,
                Probes = positions.Count,
                Missing = 0,
                Segments = list,
            },
            Build = build,
            Genes = genes,
            MaskedShare = GenomeMask.Centromeres(build.Name).MaskedShare,
        };
    }

    private static void Reliability(string basis, int arrays, int seed, int alterations, CancellationToken cancellationToken)
    {
        var hg19 = GenomeBuild.Of("hg19");
        double[] stated = new double[Edges.Length - 1], right = new double[Edges.Length - 1], count = new double[Edges.Length - 1];
        double brier = 0, all = 0;
        for (var i = 0; i < arrays; i++)
        {
            var purity = 0.4 + (0.6 * i / arrays);
            var tumour = SimulatedTumour.Make((ulong)((seed * 1000) + i), Noises[i % Noises.Length], alterations, purity);
            var array = CallsArray.Of(tumour.Profile, hg19, GeneTable.Empty, cancellationToken) with { ManualCentre = 0 };
            var calls = ArrayCaller.Call(array, new CallingOptions()).Calls;
            foreach (var call in calls.Segments.Where(s => calls.ProbabilityBasis == basis && s.Probability is not null))
            {
                var p = call.Probability!.Value;
                var isRight = Truth(tumour, call.Segment) == call.Call;
                var bin = Array.FindLastIndex(Edges, e => p >= e);
                stated[bin] += p;
                right[bin] += isRight ? 1 : 0;
                count[bin]++;
                brier += ((isRight ? 1 : 0) - p) * ((isRight ? 1 : 0) - p);
                all++;
            }
        }

        Say($"reliability by {basis}: {all} calls of {arrays} arrays, {right.Sum() / all:0.0000} right, mean stated {stated.Sum() / all:0.0000}, Brier {brier / all:0.0000}");
        for (var b = 0; b < count.Length; b++)
        {
            if (count[b] > 0)
            {
                Say($"  stated {Edges[b]:0.00}-{Math.Min(1, Edges[b + 1]):0.00}: {count[b],6} calls, mean stated {stated[b] / count[b]:0.000}, right {right[b] / count[b]:0.000}");
            }
        }
    }

    // The class of the level that most probes of the segment truly have; neutral is two copies, whatever the limits are.
    private static CallClass Truth(SimulatedTumour tumour, Segment segment)
    {
        var options = new CallingOptions();
        var level = tumour.Level[segment.FirstProbe..(segment.LastProbe + 1)].GroupBy(l => l).MaxBy(g => g.Count())!.Key;
        return level switch
        {
            0 => CallClass.Neutral,
            _ when level >= options.HighLevel => CallClass.HighLevelAmplification,
            _ when level >= options.Amplification => CallClass.Amplification,
            > 0 => CallClass.Gain,
            _ when level <= options.HomozygousDeletion => CallClass.HomozygousDeletion,
            _ => CallClass.Loss,
        };
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
