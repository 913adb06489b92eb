using CyclinE.Benchmarks;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    ["ingest", .. var rest] => IngestCommand.Run(rest),
    ["fuzz-ingest", .. var rest] => FuzzIngestCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE] | ingest [--rows 1800000] [--rounds 5] [--folder DIR] | fuzz-ingest [--files 10000] [--seed 1] [--only KIND] [--keep DIR]");
    return 2;
}
