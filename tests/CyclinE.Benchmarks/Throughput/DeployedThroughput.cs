using System.Diagnostics;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Units;
using CyclinE.Testing.Servers;
using MongoDB.Bson;
using MongoDB.Driver;

namespace CyclinE.Benchmarks.Throughput;

/// <summary>The batch over a real RabbitMQ and MongoDB with one process per worker.</summary>
internal static class DeployedThroughput
{
    /// <summary>Measures.</summary>
    public static async Task<ThroughputRun> MeasureAsync(ThroughputStudy first, ThroughputStudy study, CancellationToken cancellationToken)
    {
        await using var rabbit = await RabbitMqServer.StartOwnAsync();
        await using var mongo = await MongoServer.StartOwnAsync();
        var settings = new Dictionary<string, string>
        {
            // As in production; tests are less patient.
            ["CYCLINE__ReconcileSeconds"] = "30",
            ["CYCLINE__ProgressLimitSeconds"] = "600",
            ["DOTNET_TieredPGO"] = Environment.GetEnvironmentVariable("DOTNET_TieredPGO") ?? "1",
        };
        await using var deployment = await Deployment.CreateAsync(
            rabbit, mongo, AllStages.Bus().Endpoints, study.Parent, settings, cancellationToken: cancellationToken);
        deployment.StartWorkers();
        while ((await deployment.Ledger.ListWorkersAsync(DateTime.UtcNow.AddMinutes(-1), cancellationToken)).Count < Deployment.Services.Count)
        {
            await Task.Delay(100, cancellationToken);
        }

        var cold = await RunAsync(deployment, first, cancellationToken);
        var (before, mongoBefore) = (ProcessTable.Read(), await StatusAsync(mongo, cancellationToken));
        var wall = await RunAsync(deployment, study, cancellationToken);
        var (after, mongoAfter) = (ProcessTable.Read(), await StatusAsync(mongo, cancellationToken));
        return new ThroughputRun
        {
            Name = "RabbitMQ, MongoDB, one process per worker",
            Arrays = study.Arrays,
            WallSeconds = wall,
            ColdMillisecondsPerArray = cold * 1e3 / first.Arrays,
            Processes = ProcessTable.Between(before, after),
            Details = Details(mongoBefore, mongoAfter, study.Arrays),
        };
    }

    private static async Task<double> RunAsync(Deployment deployment, ThroughputStudy study, CancellationToken cancellationToken)
    {
        var planned = study.Plan();
        await planned.StoreTablesAsync(deployment.Artifacts, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var batch = await deployment.SubmitAsync(planned.Plan, cancellationToken);
        await deployment.WaitAsync(batch, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await LocalThroughput.RequireCalledAsync(deployment.Ledger, batch, study.Arrays, cancellationToken);
        return seconds;
    }

    private static async Task<BsonDocument> StatusAsync(MongoServer mongo, CancellationToken cancellationToken)
    {
        using var client = new MongoClient(mongo.Uri);
        return await client.GetDatabase("admin").RunCommandAsync<BsonDocument>(new BsonDocument("serverStatus", 1), cancellationToken: cancellationToken);
    }

    /// <summary>The database's own counts: operations per array, and how long one took in the server.</summary>
    private static Dictionary<string, double> Details(BsonDocument before, BsonDocument after, int arrays)
    {
        var details = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var kind in new[] { "reads", "writes", "commands" })
        {
            var operations = Latency(after, kind, "ops") - Latency(before, kind, "ops");
            details[$"database {kind} per array"] = operations / arrays;
            details[$"database ms per operation of {kind}"] =
                (Latency(after, kind, "latency") - Latency(before, kind, "latency")) / Math.Max(1, operations) / 1e3;
        }

        details["journal flushes per array"] = (Syncs(after) - Syncs(before)) / arrays;
        return details;
    }

    private static double Latency(BsonDocument status, string kind, string value) => status["opLatencies"][kind][value].ToDouble();

    private static double Syncs(BsonDocument status) => status["wiredTiger"]["log"]["log sync operations"].ToDouble();
}
