using CyclinE.Benchmarks;

return args switch
{
    ["throughput", .. var rest] => await ThroughputCommand.RunAsync(rest, CancellationToken.None),
    ["calibrate-robust", .. var rest] => RobustCalibrationCommand.Run(rest, CancellationToken.None),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: throughput [--arrays 2000] [--warm-up 200] [--only local|servers] [--json FILE]");
    Console.Error.WriteLine("       calibrate-robust [--arrays 100] [--grid 1.5,1.75,2,2.25,2.5]");
    return 2;
}
