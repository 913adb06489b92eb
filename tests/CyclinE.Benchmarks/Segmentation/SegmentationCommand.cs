using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Benchmarks.Segmentation.Speed;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>
/// <c>segmentation</c>: R's DNAcopy and PSCBS and ours in turn on the same arrays, and memory; then, unless only the speed is
/// asked for, the parts of <c>segmentation-truth</c> that a report of both needs.
/// </summary>
internal static class SegmentationCommand
{
    /// <summary>Usage, without the verb.</summary>
    public const string Usage = "[--only speed,lengths,memory,parity,coriell,h1395,null] [--sizes 44000,244000,1000000,1800000] [--per-purity 5] [--json FILE]";

    private static readonly string[] TruthParts = ["parity", "coriell", "h1395", "null"];

    /// <summary>Measures, prints tables and writes JSON where asked.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--json", "--only", "--sizes", "--per-purity", "--resamplings", "--nulls", "--seeds", "--largest",
            "--methods");
        if (RSession.Unavailable is { } reason)
        {
            Console.Error.WriteLine(reason);
            return 1;
        }

        var only = options.Text("--only")?.Split(',');
        var file = new ReportFile(options.Text("--json"));
        int[] sizes = [.. (options.Text("--sizes") ?? "44000,244000,1000000,1800000").Split(',').Select(TextTable.Int)];
        if (only is null || only.Contains("speed"))
        {
            var rows = SpeedTables.Print(SpeedStudy.Simulated(sizes).Concat(SpeedStudy.Resampled(options.Int("--per-purity", 5))).Concat(SpeedStudy.Allele()));
            file.Add(r => r with { Speed = rows });
        }

        if (only is null || only.Contains("lengths"))
        {
            var rows = SpeedTables.Print(SpeedStudy.Lengths([44_000, 244_000, 1_000_000, 1_800_000, 3_000_000]));
            file.Add(r => r with { Lengths = rows });
        }

        if (only is null || only.Contains("memory"))
        {
            var rows = SpeedTables.Print(SpeedStudy.Memory(1_800_000));
            file.Add(r => r with { Memory = rows });
        }

        SegmentationTruthCommand.Measure(options, file, [.. TruthParts.Where(p => only is null || only.Contains(p))]);
        return 0;
    }
}
