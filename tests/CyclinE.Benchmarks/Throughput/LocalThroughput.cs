using System.Diagnostics;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Units;

namespace CyclinE.Benchmarks.Throughput;

/// <summary>The batch in one process: in-memory bus and embedded store, as <c>cycline run</c> hosts them.</summary>
internal static class LocalThroughput
{
    /// <summary>Measures.</summary>
    public static async Task<ThroughputRun> MeasureAsync(ThroughputStudy first, ThroughputStudy study, CancellationToken cancellationToken)
    {
        var cold = await RunAsync(first, cancellationToken);
        var before = ProcessTable.Read();
        var wall = await RunAsync(study, cancellationToken);
        return new ThroughputRun
        {
            Name = "one process",
            Arrays = study.Arrays,
            WallSeconds = wall,
            ColdMillisecondsPerArray = cold * 1e3 / first.Arrays,
            Processes = ProcessTable.Between(before, ProcessTable.Read()),
        };
    }

    private static async Task<double> RunAsync(ThroughputStudy study, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("cycline-throughput-").FullName;
        try
        {
            var planned = study.Plan();
            await using var pipeline = LocalPipeline.Open(folder);
            await planned.StoreTablesAsync(pipeline.Artifacts, cancellationToken);
            var started = Stopwatch.GetTimestamp();
            await pipeline.Ledger.PutPlanAsync(planned.Plan, cancellationToken);
            var batch = await pipeline.Ledger.AcceptBatchAsync(planned.Plan.Name, planned.Plan.Id(), DateTime.UtcNow, cancellationToken);
            await pipeline.StartAsync(study.Roots, window: 256, verbose: false, [], cancellationToken);
            while ((await pipeline.Ledger.FindBatchAsync(batch.Id, cancellationToken))?.State != BatchState.Ended)
            {
                await Task.Delay(50, cancellationToken);
            }

            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await RequireCalledAsync(pipeline.Ledger, batch.Id, study.Arrays, cancellationToken);
            return seconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A batch that did not do all its work is no measurement.</summary>
    public static async Task RequireCalledAsync(ILedger ledger, BatchId batch, int arrays, CancellationToken cancellationToken)
    {
        var counts = await ledger.CountUnitsAsync(batch.ToString(), cancellationToken);
        if (counts.Where(c => c is { Kind: UnitKind.Array, State: UnitState.Called }).Sum(c => c.Count) != arrays)
        {
            throw new InvalidOperationException($"Of {arrays} arrays not all were called: {string.Join(", ", counts)}");
        }
    }
}
