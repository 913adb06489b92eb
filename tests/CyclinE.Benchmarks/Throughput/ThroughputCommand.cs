using System.Globalization;
using System.Text.Json;
using CyclinE.Testing.Servers;

namespace CyclinE.Benchmarks.Throughput;

/// <summary>
/// <c>throughput</c>: many tiny arrays, so that what is measured is the pipeline and not the numerics; in one process, and
/// over a real broker and database with one process per worker.
/// </summary>
internal static class ThroughputCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Measures, prints a table and writes JSON where asked.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var (arrays, warmUp, json, only) = (2000, 200, default(string), default(string));
        for (var i = 0; i + 1 < args.Count; i += 2)
        {
            switch (args[i])
            {
                case "--arrays": arrays = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--warm-up": warmUp = int.Parse(args[i + 1], CultureInfo.InvariantCulture); break;
                case "--only": only = args[i + 1]; break;
                case "--json": json = args[i + 1]; break;
                default: throw new ArgumentException($"Unknown option {args[i]}.");
            }
        }

        var folder = Directory.CreateTempSubdirectory("cycline-throughput-").FullName;
        try
        {
            await MeasureAsync(folder, arrays, warmUp, json, only, cancellationToken);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string folder, int arrays, int warmUp, string? json, string? only, CancellationToken cancellationToken)
    {
        var first = ThroughputStudy.Write(folder, "warm-up", warmUp, seed: 1);
        var study = ThroughputStudy.Write(folder, "tiny", arrays, seed: 2);
        var runs = new List<ThroughputRun>();
        if (only is not "servers")
        {
            runs.Add(await LocalThroughput.MeasureAsync(first, study, cancellationToken));
        }

        var missing = only is "local" ? "Not asked for." : RabbitMqServer.Unavailable ?? MongoServer.Unavailable;
        if (missing is null)
        {
            runs.Add(await DeployedThroughput.MeasureAsync(first, study, cancellationToken));
        }

        var report = new ThroughputReport
        {
            Arrays = arrays,
            WarmUpArrays = warmUp,
            Probes = ThroughputStudy.Probes,
            Cores = Environment.ProcessorCount,
            Numerics = PureThroughput.Measure(study, cancellationToken),
            Runs = runs,
        };
        report.Print(Console.Out);
        if (missing is not null)
        {
            Console.Out.WriteLine($"Over real servers: not measured. {missing}");
        }

        if (json is not null)
        {
            await File.WriteAllTextAsync(json, JsonSerializer.Serialize(report, Indented), cancellationToken);
        }
    }
}
