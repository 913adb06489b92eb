using System.Text.Json;

namespace CyclinE.Benchmarks;

/// <summary>
/// <c>segmentation-truth</c>: how right the methods are, on arrays whose truth is known and beside the reference programs on
/// the same arrays.
/// </summary>
internal static class SegmentationTruthCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Measures, prints tables and writes JSON where asked.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--json", "--resamplings", "--first-seed", "--only", "--methods");
        var parts = options.Text("--only")?.Split(',') ?? ["coriell", "h1395"];
        var names = options.Text("--methods")?.Split(',');
        BreakMethod[] methods = [.. SegmentationMethods.All.Where(m => names is null || names.Contains(m.Name))];
        if (RSession.Unavailable is { } reason)
        {
            Console.Error.WriteLine(reason);
        }

        var report = new TruthReport();
        if (parts.Contains("coriell"))
        {
            report = report with { Coriell = CoriellTruth.Measure(methods) };
            TruthTables.Print(report.Coriell);
        }

        if (parts.Contains("h1395"))
        {
            report = report with { H1395 = ResampledTruth.Measure(methods, H1395Pools.Purities, options.Int("--first-seed", 1001), options.Int("--resamplings", 50)) };
            TruthTables.Print(report.H1395);
        }

        if (options.Text("--json") is { } json)
        {
            File.WriteAllText(json, JsonSerializer.Serialize(report, Indented));
        }

        return 0;
    }
}
