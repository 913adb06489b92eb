using System.Diagnostics;
using System.Globalization;
using System.Text;
using CyclinE.Genomics.Input;
using CyclinE.Ingest;
using CyclinE.Ingest.Tests.Readers;

namespace CyclinE.Benchmarks.Ingest;

/// <summary>
/// Hands damaged files to ingest. Each must be read or refused: any other exception, more than two seconds, or a heap above
/// 256 MB is a failure, and the file is kept.
/// </summary>
internal static class FuzzIngestCommand
{
    private const string HeapLimit = "DOTNET_GCHeapHardLimit";
    private const string HeapLimitValue = "0x10000000";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    public static int Run(string[] arguments)
    {
        // The limit is the runtime's: the work is done by a process that is started with it.
        if (Environment.GetEnvironmentVariable(HeapLimit) is null)
        {
            var child = new ProcessStartInfo(Environment.ProcessPath!, ["fuzz-ingest", .. arguments]);
            child.Environment[HeapLimit] = HeapLimitValue;
            using var process = Process.Start(child)!;
            process.WaitForExit();
            return process.ExitCode;
        }

        var options = arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : string.Empty);
        var files = int.Parse(options.GetValueOrDefault("--files", "10000"), CultureInfo.InvariantCulture);
        var seed = int.Parse(options.GetValueOrDefault("--seed", "1"), CultureInfo.InvariantCulture);
        var only = options.GetValueOrDefault("--only");
        var kept = options.GetValueOrDefault("--keep", Path.Combine(Path.GetTempPath(), "cycline-fuzz"));
        var failures = 0;
        foreach (var (kind, samples) in FuzzSamples.All().Where(s => only is null || s.Kind == only))
        {
            failures += samples.Length == 0 ? 0 : Fuzz(kind, samples, files, seed, kept);
        }

        return failures == 0 ? 0 : 1;
    }

    private static int Fuzz(string kind, byte[][] samples, int files, int seed, string kept)
    {
        var clock = Stopwatch.StartNew();
        var slowest = TimeSpan.Zero;
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var failures = 0;
        for (var i = 0; i < files; i++)
        {
            var file = new Mutator(new Random((seed * 1_000_003) + i)).Mutate(samples[i % samples.Length]);
            var (code, time) = Ingest(file, $"{kind} {i}");
            if (time > Longest && code[0] != '!')
            {
                // Another program may have had the processor: what is really slow is slow again.
                (code, time) = Ingest(file, $"{kind} {i}");
                code = time > Longest ? "!slow" : code;
            }

            slowest = time > slowest ? time : slowest;
            codes[code] = codes.GetValueOrDefault(code) + 1;
            if (code[0] == '!')
            {
                failures++;
                Directory.CreateDirectory(kept);
                File.WriteAllBytes(Path.Combine(kept, $"{kind.Replace(' ', '-')}-{seed}-{i}"), file);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}: {files} files, {failures} failures, slowest {slowest.TotalMilliseconds:0} ms, {clock.Elapsed.TotalSeconds:0} s; {string.Join(", ", codes.OrderByDescending(c => c.Value).Select(c => $"{c.Key} {c.Value}"))}"));
        return failures;
    }

    private static (string Code, TimeSpan Time) Ingest(byte[] file, string name)
    {
        using var probes = new MemoryStream(Encoding.UTF8.GetBytes(VendorTables.Positions()));
        var facts = new ArrayFacts { Build = "hg19", Probes = probes, ScaleDeclared = name.StartsWith("series", StringComparison.Ordinal) };
        if (name[^1] % 2 == 0)
        {
            facts = facts with
            {
                FileSample = name.StartsWith("so", StringComparison.Ordinal) || name.StartsWith("se", StringComparison.Ordinal) ? "GSM1"
                : name.StartsWith('f') ? "S1" : "A"
            };
        }

        using var watchdog = new Timer(_ => Environment.FailFast($"hang: {name}"), null, Hang, Timeout.InfiniteTimeSpan);
        var clock = Stopwatch.StartNew();
        try
        {
            using var stream = new MemoryStream(file);
            ArrayIngest.Ingest(stream, "array.txt", facts, new IngestOptions(), CancellationToken.None);
            return ("read", clock.Elapsed);
        }
        catch (InvalidInputException refusal)
        {
            var problem = refusal.Problem;
            return (problem.What.Length > 0 && problem.Remedy.Length > 0 && problem.Where.Length > 0 ? problem.Code : "!speechless", clock.Elapsed);
        }
        catch (Exception failure)
        {
            // A bug: counted, and the file kept.
            Console.WriteLine($"{name}: {failure}");
            return ("!" + failure.GetType().Name, clock.Elapsed);
        }
    }
}
