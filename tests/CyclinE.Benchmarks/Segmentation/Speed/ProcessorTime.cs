using System.Diagnostics;

namespace CyclinE.Benchmarks.Segmentation.Speed;

/// <summary>Processor seconds of this process, all its threads: another program on the machine does not lengthen them.</summary>
internal static class ProcessorTime
{
    /// <summary>The least of several runs, after one that is not counted; at least three, and more while they take under a second.</summary>
    public static double Least(Action work)
    {
        work();
        var (least, spent) = (double.PositiveInfinity, 0.0);
        for (var run = 0; run < 3 || (run < 15 && spent < 1); run++)
        {
            var seconds = Once(work);
            least = Math.Min(least, seconds);
            spent += seconds;
        }

        return least;
    }

    /// <summary>One run.</summary>
    public static double Once(Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
