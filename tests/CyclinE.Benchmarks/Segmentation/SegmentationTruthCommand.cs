using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Benchmarks.Segmentation.Peers;
using CyclinE.Benchmarks.Segmentation.Truth;

namespace CyclinE.Benchmarks.Segmentation;

/// <summary>
/// <c>segmentation-truth</c>: how right the methods are, on arrays whose truth is known and beside the reference programs on
/// the same arrays.
/// </summary>
internal static class SegmentationTruthCommand
{
    /// <summary>Usage, without the verb.</summary>
    public const string Usage =
        "[--only parity,coriell,h1395,null,events,ablation,coverage,allele,grid] [--methods NAMES] [--resamplings 50] [--first-seed 1001] [--nulls 20] [--breaks 5000] [--seeds 20] [--largest 1800000] [--json FILE]";

    /// <summary>Measures, prints tables and writes JSON where asked.</summary>
    public static int Run(IReadOnlyList<string> args)
    {
        var options = CommandOptions.Parse(args, "--json", "--resamplings", "--first-seed", "--only", "--methods", "--nulls", "--seeds", "--largest",
            "--breaks");
        if (RSession.Unavailable is { } reason)
        {
            Console.Error.WriteLine(reason);
        }

        Measure(options, new ReportFile(options.Text("--json")), options.Text("--only")?.Split(','));
        return 0;
    }

    /// <summary>Measures the parts asked for, or all.</summary>
    public static void Measure(CommandOptions options, ReportFile file, string[]? only)
    {
        var names = options.Text("--methods")?.Split(',');
        BreakMethod[] methods = [.. SegmentationMethods.All.Where(m => names is null || names.Contains(m.Name))];
        var (seed, count) = (options.Int("--first-seed", 1001), options.Int("--resamplings", 50));
        var purities = H1395Pools.Purities;
        var hasR = RSession.Unavailable is null;
        bool Wanted(string part) => only is null || only.Contains(part);

        if (Wanted("events"))
        {
            file.Add(r => r with { Events = [.. FoundingEvents.Measure()] });
            TruthTables.Print(file.Report.Events);
        }

        if (Wanted("coriell"))
        {
            file.Add(r => r with { Coriell = CoriellTruth.Measure(methods) });
            TruthTables.Print(file.Report.Coriell);
        }

        if (Wanted("h1395"))
        {
            file.Add(r => r with { H1395 = ResampledTruth.Measure(methods, purities, seed, count) });
            TruthTables.Print(file.Report.H1395);
        }

        if (Wanted("ablation"))
        {
            file.Add(r => r with { Ablation = ResampledTruth.Measure(SegmentationMethods.Ablation, purities, seed, count, peers: false) });
            TruthTables.Print(file.Report.Ablation);
        }

        if (Wanted("null"))
        {
            file.Add(r => r with { Null = [.. NullTruth.Measure(methods, seed, options.Int("--nulls", 20), reference: 3)] });
            TruthTables.Print(file.Report.Null);
        }

        if (Wanted("coverage"))
        {
            file.Add(r => r with { Coverage = [.. IntervalTruth.Measure(options.Int("--breaks", 5000), seed)] });
            TruthTables.Print(file.Report.Coverage);
        }

        if (Wanted("allele"))
        {
            file.Add(r => r with
            {
                Allele =
                [.. hasR ? AlleleTruth.AgainstPscbs() : [], .. AlleleTruth.AgainstTotal(purities, seed, count), .. AlleleNulls.OfAllele(seed, count),
                    .. AlleleNulls.OfJoint(2, seed, count)]
            });
            TruthTables.Print(file.Report.Allele);
        }

        if (Wanted("parity") && hasR)
        {
            file.Add(r => r with { Parity = [.. CbsParity.Measure(options.Int("--seeds", 20), options.Int("--largest", 1_800_000))] });
            TruthTables.Print(file.Report.Parity);
        }

        if (Wanted("grid"))
        {
            file.Add(r => r with { Grid = [.. PenaltyGrid.Measure(purities, seed, count)] });
            TruthTables.Print(file.Report.Grid);
        }
    }
}
