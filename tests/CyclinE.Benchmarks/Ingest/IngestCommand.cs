using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Ingest;
using CyclinE.Ingest.Files;
using CyclinE.Ingest.Readers;

namespace CyclinE.Benchmarks.Ingest;

/// <summary>How fast files become columns, beside <c>wc -l</c> and a plain read of the same file in the same run.</summary>
internal static class IngestCommand
{
    public static int Run(string[] arguments)
    {
        var options = arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : string.Empty);
        var folder = options.GetValueOrDefault("--folder", Path.Combine(Path.GetTempPath(), "cycline-ingest-bench"));
        var rows = int.Parse(options.GetValueOrDefault("--rows", "1800000"), CultureInfo.InvariantCulture);
        var rounds = int.Parse(options.GetValueOrDefault("--rounds", "5"), CultureInfo.InvariantCulture);
        if (options.GetValueOrDefault("--once") is { } once)
        {
            Whole(once);
            Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
            return 0;
        }

        Directory.CreateDirectory(folder);
        var cnchp = IngestFiles.Cnchp(folder, rows);
        foreach (var file in new[] { cnchp, IngestFiles.CnchpBinary(folder, rows), IngestFiles.Agilent(folder, rows * 5 / 9), IngestFiles.Gzip(cnchp) })
        {
            Measure(file, cnchp, IngestFiles.Cnchp(folder, 1000), rounds);
        }

        return 0;
    }

    private static void Measure(string file, string plain, string small, int rounds)
    {
        var packed = file.EndsWith(".gz", StringComparison.Ordinal);
        var bytes = new FileInfo(packed ? plain : file).Length;
        Console.WriteLine(Invariant(
            $"{Path.GetFileName(file)}: {bytes / 1e6:0} MB of text{(packed ? Invariant($", {new FileInfo(file).Length / 1e6:0} MB packed") : string.Empty)}"));
        Report("wc -l", bytes, rounds, () => Shell(packed ? $"zcat '{file}' | wc -l" : $"wc -l '{file}'"));
        Report(packed ? "bare inflate" : "plain read", bytes, rounds, () => Drain(file, packed));
        Report("to columns", bytes, rounds, () => Columns(file));
        Report("whole ingest (order, noise, centre, QC)", bytes, rounds, () => Whole(file));
        var columns = ColumnBytes(file);
        var heap = SmallestHeap(file, columns);
        Console.WriteLine(Invariant(
            $"  memory: the profile's columns are {columns / 1e6:0.0} MB; the whole ingest ends in a process whose GC heap is limited to {heap >> 20} MiB ({heap / 1e6:0.0} MB), {(heap - columns) / 1e6:0.0} MB above them, and not in one of {(heap >> 20) - 2} MiB"));
        Console.WriteLine(Invariant(
            $"  peak working set of a process under that limit {PeakWorkingSet(file, heap) / 1e6:0} MB, without a limit {PeakWorkingSet(file, null) / 1e6:0} MB (the collector waits), with 1,000 rows {PeakWorkingSet(small, null) / 1e6:0} MB"));
    }

    // The best of a few rounds in CPU time of this process: other programs share the machine.
    private static void Report(string what, long bytes, int rounds, Action action)
    {
        var wall = double.MaxValue;
        var cpu = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            GC.Collect();
            var clock = Stopwatch.StartNew();
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            action();
            wall = Math.Min(wall, clock.Elapsed.TotalSeconds);
            cpu = Math.Min(cpu, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        Console.WriteLine(Invariant(
            $"  {what,-40} {wall,7:0.000} s  {bytes / 1e6 / wall,6:0} MB/s   CPU {cpu,7:0.000} s{(cpu > 0.01 ? Invariant($"  {bytes / 1e6 / cpu,6:0} MB/s") : string.Empty)}"));
    }

    private static void Columns(string path)
    {
        using var stream = Open(path);
        using var file = ArrayFile.Open(stream, path, CancellationToken.None);
        var reading = ArrayReaders.For(file).Read(file, new ArrayFacts(), new IngestOptions());
        GC.KeepAlive(reading);
    }

    private static void Whole(string path)
    {
        using var stream = Open(path);
        GC.KeepAlive(ArrayIngest.Ingest(stream, path, new ArrayFacts(), new IngestOptions(), CancellationToken.None));
    }

    // Positions, values, and names as UTF-8 with their lengths and places.
    private static long ColumnBytes(string path)
    {
        using var stream = Open(path);
        var profile = ArrayIngest.Ingest(stream, path, new ArrayFacts(), new IngestOptions(), CancellationToken.None).Profile;
        var names = profile.Probes.Names;
        return (profile.Probes.Count * 8L) + (names is null ? 0 : Enumerable.Range(0, names.Count).Sum(i => names.Utf8(i).Length + 5L));
    }

    // Tried in processes of their own under the runtime's limit, in steps of 2 MiB.
    private static long SmallestHeap(string path, long columns)
    {
        for (var heap = (columns >> 21 << 21) + (8 << 20); ; heap += 2 << 20)
        {
            if (PeakWorkingSet(path, heap) is not null)
            {
                return heap;
            }
        }
    }

    // In bytes; null where the process did not get through.
    private static long? PeakWorkingSet(string path, long? heap)
    {
        var child = new ProcessStartInfo(Environment.ProcessPath!, ["ingest", "--once", path]) { RedirectStandardError = true, RedirectStandardOutput = true };
        child.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        if (heap is { } limit)
        {
            child.Environment["DOTNET_GCHeapHardLimit"] = "0x" + limit.ToString("X", CultureInfo.InvariantCulture);
        }

        using var process = Process.Start(child)!;
        var errors = process.StandardError.ReadToEndAsync();
        var peak = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? long.Parse(peak, CultureInfo.InvariantCulture) : null;
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);

    private static void Drain(string path, bool packed)
    {
        using var file = Open(path);
        using Stream content = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        var buffer = new byte[1 << 18];
        while (content.Read(buffer) > 0)
        {
        }
    }

    private static void Shell(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command + " > /dev/null"]))!;
        process.WaitForExit();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
