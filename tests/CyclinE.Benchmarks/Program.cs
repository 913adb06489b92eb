using CyclinE.Benchmarks;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    ["segmentation-truth", .. var rest] => SegmentationTruthCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE]");
    Console.Error.WriteLine("       segmentation-truth [--only coriell,h1395] [--methods NAMES] [--resamplings 50] [--first-seed 1001] [--json FILE]");
    return 2;
}
