using System.Diagnostics;
using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Speed;
using CyclinE.Cohort.Recurrence;
using CyclinE.Cohort.Recurrence.Samples;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Cohort.Recurrence;
using CyclinE.Testing;

namespace CyclinE.Benchmarks.Cohort;

/// <summary><c>recurrence</c>: TCGA breast, the published leukaemia run, planted peaks, and what it all costs.</summary>
internal static class RecurrenceCommand
{
    public const string Usage =
        "[breast|laml|planted|size] [--arrays 10000] [--cohorts 40] [--samples 100] [--seed 1] [--confidence 0.75] [--stability none] [--rounds 3]";

    public static int Run(string[] arguments)
    {
        var what = arguments.Length > 0 && !arguments[0].StartsWith("--", StringComparison.Ordinal) ? arguments[0] : "breast";
        var given = arguments.SkipWhile(a => !a.StartsWith("--", StringComparison.Ordinal)).Chunk(2).ToDictionary(p => p[0], p => p[1]);
        var options = new RecurrenceOptions
        {
            Confidence = Number(given, "--confidence", 0.75),
            Seed = (int)Number(given, "--seed", 1),
            Stability = Enum.Parse<RecurrenceStability>(given.GetValueOrDefault("--stability", "LeaveOneOut"), ignoreCase: true),
        };
        switch (what)
        {
            case "breast":
                Cost((int)Number(given, "--rounds", 3), () => Analyse(SegFile.Read(Reference("cohort/brca_tcga_primary_hg19.seg.gz")), options));
                return 0;
            case "laml":
                Print(Analyse(SegFile.Read(Reference("recurrence/laml/LAML_CBS_segments.tsv.gz"), RecurrenceScale.FocalCopies),
                    options with { SexChromosomes = true, ArmPeel = true, Confidence = 0.99 }));
                return 0;
            case "planted":
                PlantedStudy.Run((int)Number(given, "--cohorts", 40), (int)Number(given, "--samples", 100), options);
                return 0;
            case "size":
                var arrays = (int)Number(given, "--arrays", 10_000);
                Cost(1, () => Analyse(new PlantedCohort(arrays, options.Seed, PlantedStudy.Targets(new Random(options.Seed))).Samples(), options));
                return 0;
            default:
                Console.Error.WriteLine("recurrence " + Usage);
                return 2;
        }
    }

    private static CohortRecurrence Analyse(IEnumerable<RecurrenceSample> samples, RecurrenceOptions options) =>
        RecurrenceAnalysis.Run(samples, RecurrenceGenome.Of(GenomeBuild.Of("hg19")), options, CancellationToken.None);

    private static void Cost(int rounds, Func<CohortRecurrence> analyse)
    {
        CohortRecurrence? result = null;
        var (wall, cpu) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            cpu = Math.Min(cpu, ProcessorTime.Once(() => result = analyse()));
            wall = Math.Min(wall, clock.Elapsed.TotalSeconds);
        }

        Print(result!);
        var peak = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal))[6..].Trim();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result!.Samples} arrays: wall {wall:0.00} s, CPU {cpu:0.00} s (least of {rounds}), peak memory {peak}; reading the file included"));
    }

    private static void Print(CohortRecurrence result)
    {
        Console.WriteLine("peak\tchromosome\tpeak Mb\twide Mb\tG\tq\tresidual q\tsamples\tsupport\tlabel\tgenes");
        foreach (var p in result.Peaks)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{p.Direction.ToString()[..3]} {p.Rank}\t{p.Arm}\t{p.PeakStart / 1e6:0.000}-{p.PeakEnd / 1e6:0.000}\t{p.WideStart / 1e6:0.000}-{p.WideEnd / 1e6:0.000}\t{p.G:0.0000}\t{p.Q:0.0e0}\t{p.ResidualQ:0.0e0}\t{p.Samples}\t{p.Support:0.000} {p.PlaceSupport:0.000}\t{p.Label}\t{p.Genes.Count}: {string.Join(',', p.Genes.Take(8))}"));
        }

        foreach (var arm in result.Arms.Where(a => a.Gain.Q <= 0.01 || a.Loss.Q <= 0.01))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"arm {arm.Arm}\tgain {arm.Gain.Frequency:0.000} z {arm.Gain.Z:0.0} q {arm.Gain.Q:0.0e0}\tloss {arm.Loss.Frequency:0.000} z {arm.Loss.Z:0.0} q {arm.Loss.Q:0.0e0}"));
        }

        Console.WriteLine($"{result.DeletedGeneCount} genes deleted: {string.Join(',', result.DeletedGenes.Take(20).Select(g => g.Symbol))}");
        Console.WriteLine($"stability: {result.Stability}; track rows {result.Amplification.G.Count} + {result.Deletion.G.Count}; repairs {result.Repairs}");
        foreach (var note in result.Notes)
        {
            Console.WriteLine("note: " + note);
        }
    }

    private static string Reference(string path) => Path.Combine(ReferenceData.Folder ?? throw new FileNotFoundException("No reference data."), path);

    private static double Number(Dictionary<string, string> given, string name, double otherwise) =>
        given.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
