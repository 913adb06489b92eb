using CyclinE.Benchmarks;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    ["intervals", .. var rest] => IntervalsCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE]");
    Console.Error.WriteLine("       intervals [--segmenter robust] [--breaks 5000] [--seed 1]");
    return 2;
}
