using CyclinE.Benchmarks;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    ["segmentation", .. var rest] => SegmentationCommand.Run(rest),
    ["segmentation-truth", .. var rest] => SegmentationTruthCommand.Run(rest),
    ["segmentation-plots", .. var rest] => PlotsCommand.Run(rest),
    ["intervals", .. var rest] => IntervalsCommand.Run(rest),
    [PeakMemory.Verb, var method, var probes] => PeakMemory.RunChild(method, probes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE]");
    Console.Error.WriteLine("       segmentation " + SegmentationCommand.Usage);
    Console.Error.WriteLine("       segmentation-truth " + SegmentationTruthCommand.Usage);
    Console.Error.WriteLine("       segmentation-plots " + PlotsCommand.Usage);
    Console.Error.WriteLine("       intervals [--breaks 5000] [--seed 1]");
    return 2;
}
