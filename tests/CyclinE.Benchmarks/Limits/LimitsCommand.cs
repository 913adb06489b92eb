using System.Globalization;
using CyclinE.Amplification;
using CyclinE.Benchmarks.Amplification;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Speed;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Segmentation;
using CyclinE.Segmentation.Limits;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;
using CyclinE.Simulation.Arrays;

namespace CyclinE.Benchmarks.Limits;

/// <summary><c>limits</c>: detection limits of simulated arrays by probes, noise and method, and what one array costs.</summary>
internal static class LimitsCommand
{
    public const string Usage = "[--spacing 500000,50000,12500] [--sd 0.1,0.2,0.3] [--methods robust,fpop,haar] [--plantings 100] [--seed 1]";

    public static int Run(string[] arguments, CancellationToken cancellationToken)
    {
        var given = CommandOptions.Parse(arguments, "--spacing", "--sd", "--methods", "--plantings", "--seed");
        var options = new LimitOptions { Plantings = given.Int("--plantings", 100) };
        Console.WriteLine($"probes\tsd\tmethod\t{string.Join('\t', DetectionLimitFinder.Copies.Select(c => $"{c} copies"))}\tCPU s\tsegmentation CPU s");
        foreach (var spacing in Numbers("--spacing", "500000,50000,12500"))
        {
            var platform = SyntheticPlatform.Even((int)spacing);
            foreach (var sd in Numbers("--sd", "0.1,0.2,0.3"))
            {
                var noise = new NoiseModel { Sd = sd, Autocorrelation = 0.1, TailDegrees = 6 };
                var array = CallsArray.Of(
                    ArraySimulator.Simulate(platform, [], noise, given.Int("--seed", 1), "limits"), GenomeBuild.Of("hg19"), GeneTable.Empty, cancellationToken);
                var calls = ArrayCaller.Call(array, new CallingOptions()).Calls;
                foreach (var method in (given.Text("--methods") ?? "robust,fpop,haar").Split(','))
                {
                    var segmentation = new ArraySegmentationOptions { Segmenter = Enum.Parse<SegmentationMethod>(method, ignoreCase: true) };
                    var scalars = SegmentationScalars.Of(array.Scalars!);
                    DetectionLimits? limits = null;
                    var cost = ProcessorTime.Once(() =>
                        limits = DetectionLimitFinder.Find(array.Profile!, scalars, calls, segmentation, new DetectionRule(), options, cancellationToken));
                    var once = ProcessorTime.Once(() => ArraySegmenter.Segment(array.Profile!, scalars, segmentation, cancellationToken));
                    var sizes = string.Join('\t', limits!.Levels.Select(l => l.Probes?.ToString(CultureInfo.InvariantCulture) ?? "-"));
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{platform.Count}\t{sd}\t{method}\t{sizes}\t{cost:0.00}\t{once:0.000}"));
                }
            }
        }

        return 0;

        double[] Numbers(string name, string otherwise) =>
            [.. (given.Text(name) ?? otherwise).Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
    }
}
