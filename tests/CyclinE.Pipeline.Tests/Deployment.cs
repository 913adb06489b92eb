using System.Globalization;
using CyclinE.Artifacts;
using CyclinE.Artifacts.Mongo;
using CyclinE.Cli;
using CyclinE.Contracts;
using CyclinE.Messaging;
using CyclinE.Testing;
using MassTransit;

namespace CyclinE.Pipeline.Tests;

/// <summary>A real RabbitMQ, a real MongoDB and the five workers as processes of their own.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    public static readonly string[] Services = ["Batches", "Ingest", "Segmentation", "Amplification", "Cohort"];

    private readonly TransportOptions _transport;
    private readonly MongoStore _store;

    private Deployment(RabbitMqServer rabbit, MongoServer mongo, TransportOptions transport, string database, IReadOnlyDictionary<string, string> environment, string logs)
    {
        Rabbit = rabbit;
        Mongo = mongo;
        Database = database;
        Environment = environment;
        _transport = transport;
        _store = MongoStore.Open(mongo.Uri, database);
        Workers = Services.ToDictionary(s => s, s => new WorkerProcess(s, environment, logs));
        Logs = logs;
    }

    public RabbitMqServer Rabbit { get; }

    public MongoServer Mongo { get; }

    public string Database { get; }

    public string Logs { get; }

    public TransportOptions Transport => _transport;

    public IReadOnlyDictionary<string, string> Environment { get; }

    public IReadOnlyDictionary<string, WorkerProcess> Workers { get; }

    public ILedger Ledger => _store.Ledger;

    public IArtifactStore Artifacts => _store.Artifacts;

    /// <summary>Takes servers that nobody else stops; starts no worker yet. Skips the test where a server is missing.</summary>
    public static async Task<Deployment> CreateAsync(RabbitMqServer rabbit, MongoServer mongo, string inputs, double progressLimitSeconds = 15)
    {
        var transport = new TransportOptions { Kind = TransportKind.RabbitMq, RabbitMq = await rabbit.NewVirtualHostAsync(), Management = rabbit.ManagementUri };
        var database = mongo.NewDatabase();
        var logs = Directory.CreateTempSubdirectory("cycline-logs-").FullName;
        var environment = new Dictionary<string, string>
        {
            ["CYCLINE__RabbitMq"] = transport.RabbitMq.ToString(),
            ["CYCLINE__Management"] = rabbit.ManagementUri.ToString(),
            ["CYCLINE__Mongo"] = mongo.Uri,
            ["CYCLINE__Database"] = database,
            ["CYCLINE__Roots__sheet"] = inputs,
            ["CYCLINE__ReconcileSeconds"] = "2",
            ["CYCLINE__ProgressLimitSeconds"] = progressLimitSeconds.ToString(CultureInfo.InvariantCulture),
        };
        var deployment = new Deployment(rabbit, mongo, transport, database, environment, logs);
        await MongoTopology.ApplyAsync(deployment._store, TestContext.Current.CancellationToken);
        await deployment.ApplyTopologyAsync();
        return deployment;
    }

    public Task ApplyTopologyAsync() =>
        new RabbitMqTopology(_transport, AllStages.Bus().Endpoints).ApplyAsync(TestContext.Current.CancellationToken);

    public void StartWorkers()
    {
        foreach (var worker in Workers.Values)
        {
            worker.Start();
        }
    }

    /// <summary>Hands a plan in, as <c>submit</c> does.</summary>
    public async Task<BatchId> SubmitAsync(PlannedBatch planned, CancellationToken cancellationToken)
    {
        await planned.StoreTablesAsync(Artifacts, cancellationToken);
        await Ledger.PutPlanAsync(planned.Plan, cancellationToken);
        var batch = await Ledger.AcceptBatchAsync(planned.Plan.Name, planned.Plan.Id(), DateTime.UtcNow, cancellationToken);
        await PublishAsync(new BatchSubmitted { Batch = batch.Id.ToString() }, cancellationToken);
        return batch.Id;
    }

    public async Task PublishAsync(object message, CancellationToken cancellationToken)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(c => RabbitMqBus.Configure(c, _transport, [], slots: 1, (_, _) => { }));
        await bus.StartAsync(cancellationToken);
        await bus.Publish(message, message.GetType(), cancellationToken);
        await bus.StopAsync(CancellationToken.None);
    }

    /// <summary>Waits for the end of a batch; a batch that does not end in time fails the test with what is known.</summary>
    public async Task WaitAsync(BatchId batch, TimeSpan limit, CancellationToken cancellationToken)
    {
        var until = DateTime.UtcNow + limit;
        while (true)
        {
            try
            {
                if ((await Ledger.FindBatchAsync(batch, cancellationToken))?.State == BatchState.Ended)
                {
                    return;
                }
            }
            catch (Exception exception) when (new MongoOutageDetector().IsOutage(exception))
            {
                // The database is down on purpose in some tests; it comes back.
            }

            if (DateTime.UtcNow > until)
            {
                var counts = await Ledger.CountUnitsAsync(batch.ToString(), cancellationToken);
                Assert.Fail($"{batch} did not end within {limit}: {BatchFollower.Line(batch, counts)}\n{Describe()}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>The ends of all logs, for the message of a failing test.</summary>
    public string Describe() =>
        string.Join("\n\n", Workers.Values.Select(w => $"== {w.Service} ({(w.IsRunning ? "running" : "ended")})\n{w.LogTail()}"));

    /// <summary>Messages in every queue whose name ends so.</summary>
    public async Task<int> CountMessagesAsync(string suffix)
    {
        using var http = Rabbit.OpenManagement();
        var host = Uri.EscapeDataString(_transport.RabbitMq!.AbsolutePath.Trim('/'));
        using var json = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync($"api/queues/{host}"));
        return json.RootElement.EnumerateArray()
            .Where(q => q.GetProperty("name").GetString()!.EndsWith(suffix, StringComparison.Ordinal))
            .Sum(q => q.TryGetProperty("messages", out var n) ? n.GetInt32() : 0);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in Workers.Values)
        {
            await worker.DisposeAsync();
        }

        _store.Dispose();
        Directory.Delete(Logs, recursive: true);
    }
}
