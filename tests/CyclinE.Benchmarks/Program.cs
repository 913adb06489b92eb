using CyclinE.Benchmarks;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    ["segmentation", .. var rest] => SegmentationCommand.Run(rest),
    ["segmentation-truth", .. var rest] => SegmentationTruthCommand.Run(rest),
    [PeakMemory.Verb, var method, var probes] => PeakMemory.RunChild(method, probes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE]");
    Console.Error.WriteLine("       segmentation " + SegmentationCommand.Usage);
    Console.Error.WriteLine("       segmentation-truth " + SegmentationTruthCommand.Usage);
    return 2;
}
