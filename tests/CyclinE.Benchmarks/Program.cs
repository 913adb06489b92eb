using CyclinE.Benchmarks;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE]");
    return 2;
}
