using BenchmarkDotNet.Running;
using CyclinE.Benchmarks.Amplification;
using CyclinE.Benchmarks.Cohort;
using CyclinE.Benchmarks.Ingest;
using CyclinE.Benchmarks.Kills;
using CyclinE.Benchmarks.Limits;
using CyclinE.Benchmarks.Memory;
using CyclinE.Benchmarks.Scan;
using CyclinE.Benchmarks.Segmentation;
using CyclinE.Benchmarks.Segmentation.Kernels;
using CyclinE.Benchmarks.Segmentation.Plots;
using CyclinE.Benchmarks.Segmentation.Speed;
using CyclinE.Benchmarks.Survival;
using CyclinE.Benchmarks.Throughput;
using CyclinE.Benchmarks.WholeWay;
using CyclinE.Testing;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    ["segmentation", .. var rest] => SegmentationCommand.Run(rest),
    ["segmentation-truth", .. var rest] => SegmentationTruthCommand.Run(rest),
    ["kernels", .. var rest] => Kernels(rest),
    ["segmentation-plots", .. var rest] => PlotsCommand.Run(rest),
    ["intervals", .. var rest] => IntervalsCommand.Run(rest),
    [PeakMemory.Verb, var method, var probes] => PeakMemory.RunChild(method, probes),
    ["calibrate-robust", .. var rest] => RobustCalibrationCommand.Run(rest, CancellationToken.None),
    ["ingest", .. var rest] => IngestCommand.Run(rest),
    ["whole-way", .. var rest] => WholeWayCommand.Run(rest),
    ["compression", .. var rest] => CompressionCommand.Run(rest),
    ["reference", .. var rest] => ReferenceCommand.Run(rest),
    ["fuzz-ingest", .. var rest] => FuzzIngestCommand.Run(rest),
    ["scan", .. var rest] => ScanCommand.Run(rest),
    ["survival-parity", .. var rest] => SurvivalParityCommand.Run(rest),
    ["calls", .. var rest] => CallsCommand.Run(rest, CancellationToken.None),
    ["points", .. var rest] => PointsCommand.Run(rest, CancellationToken.None),
    ["truth-calls", .. var rest] => TruthCallsCommand.Run(rest, CancellationToken.None),
    ["purity", .. var rest] => PurityCommand.Run(rest),
    ["pairs", .. var rest] => PairsCommand.Run(rest, CancellationToken.None),
    ["recurrence", .. var rest] => RecurrenceCommand.Run(rest),
    ["memory", .. var rest] => MemoryCommand.Run(rest),
    ["limits", .. var rest] => LimitsCommand.Run(rest, CancellationToken.None),
    ["kills", .. var rest] => await KillsCommand.RunAsync(rest, CancellationToken.None),
    _ => Usage(),
};

static int Kernels(string[] arguments)
{
    var results = Path.Combine(ReferenceData.RepositoryRoot, "artifacts", "benchmarks");
    BenchmarkSwitcher.FromTypes([typeof(SegmentationKernels)]).Run(["--filter", "*", "--artifacts", results, .. arguments]);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE]");
    Console.Error.WriteLine("       segmentation " + SegmentationCommand.Usage);
    Console.Error.WriteLine("       segmentation-truth " + SegmentationTruthCommand.Usage);
    Console.Error.WriteLine("       segmentation-plots " + PlotsCommand.Usage);
    Console.Error.WriteLine("       kernels [BenchmarkDotNet's options]");
    Console.Error.WriteLine("       intervals [--segmenter robust] [--breaks 5000] [--seed 1]");
    Console.Error.WriteLine("       calibrate-robust [--arrays 100] [--grid 1.5,1.75,2,2.25,2.5]");
    Console.Error.WriteLine("       ingest [--rows 1800000] [--rounds 5] [--folder DIR]");
    Console.Error.WriteLine("       whole-way " + WholeWayCommand.Usage);
    Console.Error.WriteLine("       compression " + CompressionCommand.Usage);
    Console.Error.WriteLine("       reference " + ReferenceCommand.Usage);
    Console.Error.WriteLine("       fuzz-ingest [--files 10000] [--seed 1] [--only KIND] [--keep DIR]");
    Console.Error.WriteLine("       scan " + ScanCommand.Usage);
    Console.Error.WriteLine("       survival-parity " + SurvivalParityCommand.Usage);
    Console.Error.WriteLine("       calls [--rounds 200] [--arrays 60] [--seed 1]");
    Console.Error.WriteLine("       truth-calls");
    Console.Error.WriteLine("       points [--arrays 20] [--seed 1]");
    Console.Error.WriteLine("       purity " + PurityCommand.Usage);
    Console.Error.WriteLine("       pairs " + PairsCommand.Usage);
    Console.Error.WriteLine("       recurrence " + RecurrenceCommand.Usage);
    Console.Error.WriteLine("       memory " + MemoryCommand.Usage);
    Console.Error.WriteLine("       limits " + LimitsCommand.Usage);
    Console.Error.WriteLine("       kills " + KillsCommand.Usage);
    return 2;
}
