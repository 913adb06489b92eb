using System.Diagnostics;
using System.Globalization;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Speed;

/// <summary>Peak memory of one segmentation, taken in a child process from Linux's process table.</summary>
internal static class PeakMemory
{
    /// <summary>The verb by which this program runs itself.</summary>
    public const string Verb = "segmentation-memory";

    private const string Status = "/proc/self/status";

    /// <summary>Runs the child; null where there is no such table.</summary>
    public static MemoryRow? Measure(SegmentationMethod method, int probes)
    {
        if (!File.Exists(Status))
        {
            return null;
        }

        SimulatedArrays.Make(probes);
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(method.ToString());
        start.ArgumentList.Add($"{probes}");
        using var child = Process.Start(start) ?? throw new InvalidOperationException("The measuring process did not start.");
        var words = child.StandardOutput.ReadToEnd().Split('\t');
        child.WaitForExit();
        return new MemoryRow(method.ToString().ToLowerInvariant(), probes, TextTable.Double(words[0]), TextTable.Double(words[1]));
    }

    /// <summary>The child: loads, lets the input settle, forgets the peak so far, segments, prints input and growth.</summary>
    public static int RunChild(string method, string probes)
    {
        var array = SimulatedArrays.Make(int.Parse(probes, CultureInfo.InvariantCulture));
        var options = new ArraySegmentationOptions { Segmenter = Enum.Parse<SegmentationMethod>(method) };

        // Code is compiled before the baseline is taken: it is not memory of the array.
        BreakMethod.Segment(SimulatedArrays.Make(44_000), options);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
        var before = Megabytes("VmRSS:");
        BreakMethod.Segment(array, options);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{before:0.0}\t{Megabytes("VmHWM:") - before:0.0}"));
        GC.KeepAlive(array);
        return 0;
    }

    private static double Megabytes(string name)
    {
        var line = File.ReadLines(Status).First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', '\t').Last(w => w.Length > 0 && char.IsAsciiDigit(w[0])), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
