using System.Diagnostics;
using System.Globalization;
using CyclinE.Benchmarks.Segmentation;

namespace CyclinE.Benchmarks.Memory;

/// <summary>
/// <c>memory</c>: peak memory of <c>cycline run</c> on a cohort of <c>.seg</c> samples, whole pipeline with recurrence and scan, in a process of
/// its own, from Linux's process table.
/// </summary>
internal static class MemoryCommand
{
    public const string Usage = "[--samples 500,5000] [--seed 1] [--keep DIR] [--set STAGE.OPTION=VALUE,…]";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--samples", "--seed", "--keep", "--set");
        var root = options.Text("--keep") ?? Directory.CreateTempSubdirectory("cycline-memory-").FullName;
        try
        {
            Console.WriteLine("samples\tsegments\texit code\tpeak MB\tCPU s\twall s");
            foreach (var samples in (options.Text("--samples") ?? "500,5000").Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)))
            {
                Measure(Path.Combine(root, samples.ToString(CultureInfo.InvariantCulture)), samples, options.Int("--seed", 1),
                    options.Text("--set")?.Split(',') ?? []);
            }

            return 0;
        }
        finally
        {
            if (options.Text("--keep") is null)
            {
                Directory.Delete(root, recursive: true);
            }
        }
    }

    private static void Measure(string folder, int samples, int seed, IReadOnlyList<string> set)
    {
        var (sheet, segments) = SegStudy.Write(folder, samples, seed);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "CyclinE.Cli.dll"), "run", sheet, "--out", Path.Combine(folder, "results"), "--json"];
        foreach (var argument in arguments.Concat(set.SelectMany(s => new[] { "--set", s })))
        {
            start.ArgumentList.Add(argument);
        }

        var clock = Stopwatch.StartNew();
        using var child = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        child.OutputDataReceived += (_, _) => { };
        child.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? string.Empty : line.Data + "\n");
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        var (peak, cpu) = (0L, TimeSpan.Zero);
        while (!child.WaitForExit(Look))
        {
            child.Refresh();
            if (!child.HasExited)
            {
                (peak, cpu) = (Math.Max(peak, child.PeakWorkingSet64), child.TotalProcessorTime);
            }
        }

        child.WaitForExit();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{samples}\t{segments}\t{child.ExitCode}\t{peak / 1e6:0}\t{cpu.TotalSeconds:0.0}\t{clock.Elapsed.TotalSeconds:0.0}"));
    }
}
