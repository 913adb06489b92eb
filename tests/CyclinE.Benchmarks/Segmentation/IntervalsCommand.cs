using System.Diagnostics;
using System.Globalization;
using CyclinE.Segmentation.Breaks;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary><c>intervals</c>: coverage of the 95% breakpoint intervals by noise and jump, and what they cost.</summary>
internal static class IntervalsCommand
{
    /// <summary>Measures and prints.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var (breaks, seed, method) = (5000, 1, SegmentationMethod.Robust);
        for (var i = 0; i + 1 < args.Count; i += 2)
        {
            switch (args[i])
            {
                case "--breaks": breaks = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--seed": seed = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--segmenter": method = Enum.Parse<SegmentationMethod>(args[i + 1], ignoreCase: true); break;
                default: throw new ArgumentException($"Unknown option {args[i]}.");
            }
        }

        Console.WriteLine("noise\tsegments from\tjump\ttruths\tmatched\texact\tcovered\tcoverage\tmean width");
        foreach (var shortest in new[] { 200, 10 })
        {
            foreach (var noise in Enum.GetValues<IntervalsNoise>())
            {
                var all = new IntervalsTally();
                var tallies = IntervalsStudy.Run(noise, shortest, breaks, seed, new ArraySegmentationOptions { Segmenter = method });
                for (var k = 0; k < tallies.Length; k++)
                {
                    Print(noise, shortest, IntervalsArray.Jumps[k].ToString("0.0", CultureInfo.InvariantCulture), tallies[k]);
                    all.Add(tallies[k]);
                }

                Print(noise, shortest, "all", all);
            }
        }

        Time();
        return 0;
    }

    private static void Print(IntervalsNoise noise, int shortest, string jump, IntervalsTally tally)
    {
        double matched = tally.Matched;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{noise}\t{shortest}\t{jump}\t{tally.Truths}\t{tally.Matched}\t{tally.Exact / matched:P1}\t{tally.Covered}\t{tally.Covered / matched:P1}\t{tally.Width / matched:F1}"));
    }

    /// <summary>1.8 million probes on 24 chromosomes, 100 breaks.</summary>
    private static void Time()
    {
        const int Chromosomes = 24, Count = 75_000, BreaksEach = 4;
        var random = new Random(1);
        var values = new double[Count];
        var ends = new int[BreaksEach + 1];
        for (var k = 0; k <= BreaksEach; k++)
        {
            ends[k] = (k + 1) * Count / (BreaksEach + 1);
        }

        for (var i = 0; i < Count; i++)
        {
            values[i] = ((i * (BreaksEach + 1) / Count) % 2) + random.NextDouble() - 0.5;
        }

        var sds = Enumerable.Repeat(0.3, ends.Length).ToArray();
        var intervals = new BreakInterval[ends.Length];
        var best = double.PositiveInfinity;
        for (var round = 0; round < 20; round++)
        {
            var begin = Process.GetCurrentProcess().UserProcessorTime;
            for (var chromosome = 0; chromosome < Chromosomes; chromosome++)
            {
                BreakIntervals.Find(values, ends, sds, 1, 3, intervals);
            }

            best = Math.Min(best, (Process.GetCurrentProcess().UserProcessorTime - begin).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"levels and intervals of {Chromosomes * BreaksEach} breaks in {Chromosomes * Count:N0} probes: {best:F1} ms of user time"));
    }
}
