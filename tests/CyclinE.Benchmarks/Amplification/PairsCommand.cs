using CyclinE.Amplification.Pairs;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Speed;
using CyclinE.Genomics.Probes;
using CyclinE.Numerics;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Benchmarks.Amplification;

/// <summary>
/// <c>pairs</c>: simulated pairs, resistant against parental. False discoveries at nominal 10%, recall of amplicons by length, purity and
/// clone, and the time of a pair against that of segmenting one array.
/// </summary>
internal static class PairsCommand
{
    /// <summary>Usage, without the verb.</summary>
    public const string Usage = "[--only calibration|curve|time] [--pairs 1000] [--curve-pairs 60] [--probes 20000] [--seed 1] [--svg FILE]";

    private const double Nominal = 0.10;
    private const int AmpliconCopies = 4;
    private static readonly int[] Lengths = [3, 5, 10, 20, 50, 100, 200, 500];
    private static readonly double[] Purities = [0.3, 0.5, 0.7, 1];
    private static readonly double[] Clones = [0.25, 0.5, 0.75, 1];
    private static readonly string[] Noises = ["ar1", "t4"];

    public static int Run(string[] arguments, CancellationToken cancellationToken)
    {
        var options = CommandOptions.Parse(arguments, "--only", "--pairs", "--curve-pairs", "--probes", "--seed", "--svg");
        var platform = SimulatedPair.Platform(options.Int("--probes", 20_000));
        var only = options.Text("--only");
        var seed = options.Int("--seed", 1);
        if (only is null or "calibration")
        {
            Calibrate(platform, options.Int("--pairs", 1000), seed, cancellationToken);
        }

        if (only is null or "curve")
        {
            var rows = Curve(platform, options.Int("--curve-pairs", 60), seed, cancellationToken);
            if (options.Text("--svg") is { } path)
            {
                PairsPlot.Save(path, rows, Lengths, platform.Count);
            }
        }

        if (only is null or "time")
        {
            Time(cancellationToken);
        }

        return 0;
    }

    // Gains and losses of one to four copies, 5 to 100 probes, in all or half of the cells of a sample of purity 0.7.
    private static void Calibrate(ProbeSet platform, int pairs, int seed, CancellationToken cancellationToken)
    {
        Console.WriteLine("| noise | planted | pairs | with events | reported | wrong | mean FDP | 95% upper | recall |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var noise in Noises)
        {
            foreach (var planted in new[] { 0, 4 })
            {
                var tally = new PairTally(platform);
                for (var i = 0; i < pairs; i++)
                {
                    var own = Seed(seed, planted, Array.IndexOf(Noises, noise), i);
                    var random = new SeededStream(own);
                    var changes = Enumerable.Range(0, planted)
                        .Select(_ => ((int)(5 * Math.Pow(20, random.Uniform())), random.Uniform() < 0.3 ? -1 : 1 + random.Index(4)))
                        .ToList();
                    var pair = SimulatedPair.Make(platform, own ^ 0x5DEECE66D, noise, changes, purity: 0.7, random.Uniform() < 0.5 ? 1 : 0.5,
                        cancellationToken);
                    tally.Add(pair, pair.Compare(Nominal));
                }

                Say($"| {noise} | {planted} | {pairs} | {tally.PairsWithAny} | {tally.Reported} | {tally.Wrong} | {tally.Mean:0.0000} | {tally.Upper:0.0000} | {(planted == 0 ? "–" : FormattableString.Invariant($"{tally.Recall:0.000}"))} |");
            }
        }
    }

    private static List<PairCurveRow> Curve(ProbeSet platform, int pairs, int seed, CancellationToken cancellationToken)
    {
        Say($"recall of amplicons of {2 + AmpliconCopies} copies by probes, q ≤ 0.05, {pairs} pairs a line, half AR(1), half t4");
        Console.WriteLine($"| purity | clone | log2 | {string.Join(" | ", Lengths)} | wrong of reported | mean FDP |");
        Console.WriteLine("|---|---|---|" + string.Concat(Lengths.Select(_ => "---|")) + "---|---|");
        var rows = new List<PairCurveRow>();
        foreach (var purity in Purities)
        {
            foreach (var clone in Clones)
            {
                var tally = new PairTally(platform);
                for (var i = 0; i < pairs; i++)
                {
                    var own = Seed(seed + 7, (int)(100 * purity), (int)(100 * clone), i);
                    var pair = SimulatedPair.Make(platform, own, Noises[i % 2], [.. Lengths.Select(l => (l, AmpliconCopies))], purity, clone,
                        cancellationToken);
                    tally.Add(pair, pair.Compare(new PairOptions().Fdr));
                }

                var row = new PairCurveRow(purity, clone, Math.Log2(1 + (purity * clone * AmpliconCopies / 2)), tally);
                rows.Add(row);
                var recall = string.Join(" | ",
                    Lengths.Select(l => FormattableString.Invariant($"{tally.ByLength[l].Found / (double)tally.ByLength[l].Planted:0.00}")));
                Say($"| {purity} | {clone} | {row.Log2:0.00} | {recall} | {tally.Wrong} of {tally.Reported} | {tally.Mean:0.000} |");
            }
        }

        return rows;
    }

    private static void Time(CancellationToken cancellationToken)
    {
        var platform = SimulatedPair.Platform(1_800_000);
        var pair = SimulatedPair.Make(platform, 3, "ar1", [.. Lengths.Select(l => (l, AmpliconCopies))], purity: 0.7, clone: 1, cancellationToken);
        var scalars = SegmentationScalars.Of(pair.Resistant.Scalars);
        var array = ProcessorTime.Least(() => ArraySegmenter.Segment(pair.Resistant.Profile, scalars, new ArraySegmentationOptions(), cancellationToken));
        int[] ends = [.. platform.Chromosomes.Select(c => c.End)];
        var noise = ProcessorTime.Least(() => Autocorrelation.SigmaAndTau(pair.Resistant.Profile.Log2, ends));
        var difference = ProcessorTime.Least(() => SimulatedPair.Segment(pair.Resistant, pair.Parental, cancellationToken));
        var comparison = ProcessorTime.Least(() => pair.Compare(0.05));
        Say($"{platform.Count} probes, CPU: segmentation of one array {array:0.000} s; pair {difference + comparison:0.000} s ({difference:0.000} segmented, of these about {noise:0.000} for σ and τ of the difference, which ingest has measured for an array; {comparison:0.000} compared), ratio {(difference + comparison) / array:0.00}");
    }

    private static ulong Seed(int seed, int a, int b, int i) => (ulong)((((((long)seed * 1009) + a) * 1009) + b) * 100_003) + (ulong)i;

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
