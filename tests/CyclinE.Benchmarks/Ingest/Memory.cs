namespace CyclinE.Benchmarks;

/// <summary>Watches the managed heap while something runs.</summary>
internal static class Memory
{
    /// <summary>Bytes above the start at the fullest moment; what remains at the end through <paramref name="kept"/>.</summary>
    public static long Peak(Action action, out long kept)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = before;
        using var stop = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
                Thread.Sleep(1);
            }
        });
        watch.Start();
        action();
        stop.Cancel();
        watch.Join();
        kept = GC.GetTotalMemory(forceFullCollection: false) - before;
        return peak - before;
    }
}
