using System.Globalization;

namespace CyclinE.Benchmarks.Throughput;

/// <summary>
/// Processor time and memory of this process and everything below it, from Linux's process table; empty on another system.
/// Servers that were already there are not below this process and are not seen.
/// </summary>
internal static class ProcessTable
{
    private const double TicksPerSecond = 100;

    /// <summary>Use so far by name: workers by their service, servers by their program.</summary>
    public static IReadOnlyDictionary<string, ProcessUse> Read()
    {
        var all = Directory.Exists("/proc/self")
            ? Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(Path.GetFileName(d)[0])).Select(Look).OfType<Entry>().ToDictionary(e => e.Id)
            : [];
        var uses = new Dictionary<string, ProcessUse>(StringComparer.Ordinal);
        foreach (var entry in all.Values.Where(e => IsOurs(e, all)))
        {
            var known = uses.GetValueOrDefault(entry.Name) ?? new ProcessUse(entry.Name, 0, 0);
            uses[entry.Name] = known with { CpuSeconds = known.CpuSeconds + entry.CpuSeconds, PeakMegabytes = known.PeakMegabytes + entry.PeakMegabytes };
        }

        return uses;
    }

    /// <summary>Use between two looks; the peak is the later one.</summary>
    public static IReadOnlyList<ProcessUse> Between(IReadOnlyDictionary<string, ProcessUse> before, IReadOnlyDictionary<string, ProcessUse> after) =>
    [
        .. after.Values
            .Select(a => a with { CpuSeconds = a.CpuSeconds - (before.GetValueOrDefault(a.Process)?.CpuSeconds ?? 0) })
            .Where(u => u.CpuSeconds > 0.05)
            .OrderByDescending(u => u.CpuSeconds),
    ];

    private static bool IsOurs(Entry entry, Dictionary<int, Entry> all)
    {
        for (var e = entry; ; e = all[e.Parent])
        {
            if (e.Id == Environment.ProcessId)
            {
                return true;
            }

            if (!all.ContainsKey(e.Parent))
            {
                return false;
            }
        }
    }

    private static Entry? Look(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var end = stat.LastIndexOf(')');
            var fields = stat[(end + 2)..].Split(' ');
            var command = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..end];
            var peak = File.ReadLines(Path.Combine(folder, "status")).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            var kilobytes = peak is null ? 0 : double.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
            var id = int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);
            var ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
            return new Entry(
                id, int.Parse(fields[1], CultureInfo.InvariantCulture), NameOf(id, command, folder), ticks / TicksPerSecond, kilobytes * 1024 / 1e6);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // It ended while it was looked at.
        }
    }

    private static string NameOf(int id, string command, string folder)
    {
        if (id == Environment.ProcessId)
        {
            return "this process";
        }

        var worker = File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0').FirstOrDefault(a => a.EndsWith(".Worker.dll", StringComparison.Ordinal));
        return worker is null ? command : Path.GetFileName(worker).Split('.')[1] + " worker";
    }

    private sealed record Entry(int Id, int Parent, string Name, double CpuSeconds, double PeakMegabytes);
}
