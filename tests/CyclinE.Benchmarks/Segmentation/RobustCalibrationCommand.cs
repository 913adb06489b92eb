using System.Globalization;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Robust;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>
/// False breaks of <c>robust</c> on arrays without any, over a grid of c, on the seeds from which the default is chosen
/// and on others: <c>calibrate-robust [--arrays 100] [--grid 1.5,1.75,2,2.25,2.5]</c>.
/// </summary>
internal static class RobustCalibrationCommand
{
    private const double Allowed = 0.1;

    /// <summary>Runs the command.</summary>
    public static int Run(string[] arguments, CancellationToken cancellationToken)
    {
        var arrays = int.Parse(Value(arguments, "--arrays") ?? "100", CultureInfo.InvariantCulture);
        double[] grid = [.. (Value(arguments, "--grid") ?? "1.5,1.75,2,2.25,2.5").Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
        var worst = new double[grid.Length];
        foreach (var kind in RobustNullArray.Kinds)
        {
            var chosen = FalseBreaks(kind, 0, arrays, grid, cancellationToken);
            var reported = FalseBreaks(kind, 1_000_000, arrays, grid, cancellationToken);
            for (var i = 0; i < grid.Length; i++)
            {
                worst[i] = Math.Max(worst[i], chosen[i]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{kind,-9} c {grid[i],5:0.00}   false breaks per array: {chosen[i]:0.000} on the choosing seeds, {reported[i]:0.000} on the others"));
            }
        }

        var smallest = grid.Where((_, i) => worst[i] <= Allowed).DefaultIfEmpty(double.NaN).Min();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"smallest c with at most {Allowed} on every kind of noise: {smallest}; default {new SegmentationOptions().Penalty}"));
        return 0;
    }

    private static double[] FalseBreaks(string kind, int firstSeed, int arrays, double[] grid, CancellationToken cancellationToken)
    {
        var ends = RobustNullArray.Ends();
        var breaks = new double[grid.Length];
        var scratch = new RobustScratch();
        var segmentEnds = new int[RobustNullArray.Probes];
        for (var seed = firstSeed; seed < firstSeed + arrays; seed++)
        {
            var array = RobustNullArray.Make(kind, seed);
            var sigma = LagNoise.Sigma(array, ends);
            var tau = Autocorrelation.Tau(array, ends);
            var first = 0;
            foreach (var end in ends)
            {
                var values = Array.ConvertAll(array[first..end], v => (double)v);
                var median = OrderStatistics.Median((double[])values.Clone());
                values = Array.ConvertAll(values, v => v - median);
                for (var i = 0; i < grid.Length; i++)
                {
                    var settings = RobustSettings.From(sigma, tau, array.Length, new SegmentationOptions { Penalty = grid[i] });
                    breaks[i] += (RobustSegmenter.Segment(values, settings, scratch, segmentEnds, [], cancellationToken) - 1) / (double)arrays;
                }

                first = end;
            }
        }

        return breaks;
    }

    private static string? Value(string[] arguments, string name)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }
}
