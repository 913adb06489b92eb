using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CyclinE.Benchmarks.Segmentation;

namespace CyclinE.Benchmarks.WholeWay;

/// <summary>
/// <c>whole-way</c>: from the command to all files, as a user waits for it: one array, a large one, a batch; and CNVkit on the same
/// array in the same run.
/// </summary>
internal static class WholeWayCommand
{
    public const string Usage = "[--program FILE] [--probes 244000] [--large 1800000] [--arrays 40] [--rounds 3] [--json FILE]";

    public static int Run(string[] arguments)
    {
        var options = CommandOptions.Parse(arguments, "--program", "--probes", "--large", "--arrays", "--rounds", "--json");
        var program = options.Text("--program") ?? $"dotnet '{Path.Combine(AppContext.BaseDirectory, "CyclinE.Cli.dll")}'";
        var (probes, large, arrays, rounds) = (options.Int("--probes", 244_000), options.Int("--large", 1_800_000), options.Int("--arrays", 40), options.Int("--rounds", 3));
        var folder = Directory.CreateTempSubdirectory("cycline-whole-way-").FullName;
        try
        {
            var rows = new List<WholeWayRow>();
            void Add(WholeWayRow row)
            {
                rows.Add(row);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.What,-52} {row.WallSeconds,7:0.00} s by the clock {row.CpuSeconds,7:0.00} s CPU"));
            }

            Add(Best("help", rounds, $"{program} --help", null));
            var results = Path.Combine(folder, "results");
            string Sheet(int count, int size) => WholeWayArrays.Write(Path.Combine(folder, $"{count}x{size}"), count, size);
            WholeWayRow Ours(int count, int size, int times) => Best(
                string.Create(CultureInfo.InvariantCulture, $"{count} × {size} probes, run"), times, $"{program} run '{Sheet(count, size)}' --out '{results}'", results);
            var one = Ours(1, probes, rounds);
            Add(one);
            Add(Ours(1, large, rounds));
            var batch = Ours(arrays, probes, 1);
            Add(batch);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"an array after the start {(batch.CpuSeconds - one.CpuSeconds) / (arrays - 1),0:0.000} s CPU; wall : CPU {batch.WallSeconds / batch.CpuSeconds:0.00}"));
            if (Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "cnvkit"))))
            {
                var ratios = Path.Combine(folder, $"1x{probes}", "0.cnr");
                var segments = Path.Combine(folder, "cnvkit.cns");
                var peer = Best("CNVkit segment -m cbs, call", 1, $"cnvkit segment -m cbs '{ratios}' -o '{segments}' && cnvkit call '{segments}' -o '{segments}.call'", null);
                Add(peer);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CNVkit : ours {peer.CpuSeconds / one.CpuSeconds:0.0} in CPU, {peer.WallSeconds / one.WallSeconds:0.0} by the clock"));
            }
            else
            {
                Console.WriteLine("CNVkit is not on the PATH: not compared.");
            }

            if (options.Text("--json") is { } json)
            {
                File.WriteAllText(json, JsonSerializer.Serialize(rows));
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The least of the rounds each: other programs share the machine.
    private static WholeWayRow Best(string what, int rounds, string command, string? results)
    {
        var (wall, cpu) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            if (results is not null && Directory.Exists(results))
            {
                Directory.Delete(results, recursive: true);
            }

            var start = new ProcessStartInfo("bash", ["-c", $"set -e; TIMEFORMAT='%R %U %S'; time {{ {command}; }} > /dev/null 2>&1"]) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{command} ended with {process.ExitCode}.");
            }

            var seconds = said.Split('\n')[^1].Split(' ').Select(s => double.Parse(s, CultureInfo.InvariantCulture)).ToArray();
            (wall, cpu) = (Math.Min(wall, seconds[0]), Math.Min(cpu, seconds[1] + seconds[2]));
        }

        return new WholeWayRow(what, wall, cpu);
    }
}

/// <summary>One line of the result.</summary>
/// <param name="What">What was run.</param>
/// <param name="WallSeconds">By the clock.</param>
/// <param name="CpuSeconds">User and system, with all children.</param>
internal sealed record WholeWayRow(string What, double WallSeconds, double CpuSeconds);
