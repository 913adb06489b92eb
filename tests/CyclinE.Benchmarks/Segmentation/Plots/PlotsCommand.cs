using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Speed;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Benchmarks.Segmentation.Plots;

/// <summary>
/// <c>segmentation-plots</c>: the three plots of docs/algorithms/segmentation.md. The array is segmented here; times and the
/// grid come from the reports of <c>segmentation</c> and <c>segmentation-truth --only grid</c>.
/// </summary>
internal static class PlotsCommand
{
    /// <summary>Usage, without the verb.</summary>
    public const string Usage = "--out FOLDER [--speed REPORT.json] [--truth REPORT.json]";

    /// <summary>Draws what it has data for.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--out", "--speed", "--truth");
        var folder = Directory.CreateDirectory(options.Text("--out") ?? ".").FullName;
        ArrayPlot.Save(Path.Combine(folder, "segmentation-hcc1569.svg"));
        if (options.Text("--speed") is { } speed)
        {
            var report = ReportFile.Read(speed);
            TimePlot.Save(Path.Combine(folder, "segmentation-time.svg"), report.Lengths, report.Speed);
        }

        if (options.Text("--truth") is { } truth)
        {
            var grid = ReportFile.Read(truth).Grid;
            var arrays = grid[0].True / H1395Pools.Breaks;
            HitsPlot.Save(Path.Combine(folder, "segmentation-hits.svg"), grid, new SegmentationOptions().Penalty, arrays);
        }

        return 0;
    }
}
