using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Mongo.Schema;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Contracts.Plans;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using MassTransit;
using Xunit;

namespace CyclinE.Testing.Servers;

/// <summary>A real RabbitMQ, a real MongoDB and the five workers as processes of their own.</summary>
public sealed class Deployment : IAsyncDisposable
{
    private const string LogsVariable = "CYCLINE_TEST_LOGS";

    private static readonly TimeSpan StandsStill = TimeSpan.FromMinutes(10);

    private readonly TransportOptions _transport;
    private readonly IReadOnlyList<EndpointSpec> _endpoints;
    private readonly MongoStore _store;

    private Deployment(RabbitMqServer rabbit, MongoServer mongo, TransportOptions transport, IReadOnlyList<EndpointSpec> endpoints, string database,
        IReadOnlyDictionary<string, string> environment, string logs, FakeClocks? clocks)
    {
        Rabbit = rabbit;
        Mongo = mongo;
        Database = database;
        Environment = environment;
        _transport = transport;
        _endpoints = endpoints;
        _store = MongoStore.Open(mongo.Uri, database);
        Workers = Services.ToDictionary(s => s, s => new WorkerProcess(
            s, environment.Concat(clocks?.Environment(s) ?? [])
                .ToDictionary(e => e.Key, e => e.Value.Replace("{service}", s.ToLowerInvariant(), StringComparison.Ordinal)), logs));
        Logs = logs;
    }

    /// <summary>The services that have a worker.</summary>
    public static IReadOnlyList<string> Services { get; } = ["Batches", "Ingest", "Segmentation", "Amplification", "Cohort"];

    /// <summary>The broker.</summary>
    public RabbitMqServer Rabbit { get; }

    /// <summary>The database server.</summary>
    public MongoServer Mongo { get; }

    /// <summary>The database, of this deployment alone.</summary>
    public string Database { get; }

    /// <summary>Folder of the workers' logs; kept where <c>CYCLINE_TEST_LOGS</c> names a folder for them.</summary>
    public string Logs { get; }

    /// <summary>The virtual host, of this deployment alone.</summary>
    public TransportOptions Transport => _transport;

    /// <summary>What the workers are configured by.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The workers by service.</summary>
    public IReadOnlyDictionary<string, WorkerProcess> Workers { get; }

    /// <summary>The ledger.</summary>
    public ILedger Ledger => _store.Ledger;

    /// <summary>The artifacts.</summary>
    public IArtifactStore Artifacts => _store.Artifacts;

    /// <summary>Takes servers that nobody else stops; starts no worker yet.</summary>
    /// <param name="rabbit">The broker.</param>
    /// <param name="mongo">The database server.</param>
    /// <param name="endpoints">Every queue of the pipeline.</param>
    /// <param name="inputs">Folder of the raw files.</param>
    /// <param name="settings">
    /// Settings of the workers that differ from a test's, by variable; <c>{service}</c>, <c>{database}</c> and <c>{vhost}</c> stand for those.
    /// </param>
    /// <param name="network">What lies between workers and servers; null for nothing.</param>
    /// <param name="clocks">Clocks of the workers; null for the machine's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Deployment> CreateAsync(
        RabbitMqServer rabbit, MongoServer mongo, IReadOnlyList<EndpointSpec> endpoints, string inputs,
        IReadOnlyDictionary<string, string>? settings = null, FaultProxy? network = null, FakeClocks? clocks = null,
        CancellationToken cancellationToken = default)
    {
        var transport = new TransportOptions
        {
            Kind = TransportKind.RabbitMq,
            RabbitMq = await rabbit.NewVirtualHostAsync(),
            Management = rabbit.ManagementUri
        };
        var database = mongo.NewDatabase();
        var logs = KeptLogs is not { } kept ? Directory.CreateTempSubdirectory("cycline-logs-").FullName
            : Directory.CreateDirectory(Path.Combine(kept, $"{DateTime.UtcNow:HHmmss}-{database[^6..]}")).FullName;
        var environment = new Dictionary<string, string>
        {
            ["CYCLINE__RabbitMq"] = (network?.Broker(transport.RabbitMq) ?? transport.RabbitMq).ToString(),
            ["CYCLINE__Management"] = rabbit.ManagementUri.ToString(),
            ["CYCLINE__Mongo"] = network?.Database() ?? mongo.Uri,
            ["CYCLINE__Database"] = database,
            ["CYCLINE__Roots__sheet"] = inputs,
            ["CYCLINE__ReconcileSeconds"] = "2",
            ["CYCLINE__ProgressLimitSeconds"] = "30",
            ["DOTNET_TieredPGO"] = "0",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            environment[name] = value.Replace("{database}", database, StringComparison.Ordinal)
                .Replace("{vhost}", transport.RabbitMq.AbsolutePath.Trim('/'), StringComparison.Ordinal);
        }

        var deployment = new Deployment(rabbit, mongo, transport, endpoints, database, environment, logs, clocks);
        await MongoTopology.ApplyAsync(deployment._store, cancellationToken);
        await deployment.ApplyTopologyAsync(cancellationToken);
        return deployment;
    }

    /// <summary>Declares queues and policies.</summary>
    public Task ApplyTopologyAsync(CancellationToken cancellationToken) => new RabbitMqTopology(_transport, _endpoints).ApplyAsync(cancellationToken);

    /// <summary>Starts every worker.</summary>
    public void StartWorkers()
    {
        foreach (var worker in Workers.Values)
        {
            worker.Start();
        }
    }

    /// <summary>Hands a plan in whose tables are stored, as <c>submit</c> does.</summary>
    public async Task<BatchId> SubmitAsync(Plan plan, CancellationToken cancellationToken)
    {
        await Ledger.PutPlanAsync(plan, cancellationToken);
        var batch = await Ledger.AcceptBatchAsync(plan.Name, plan.Id(), DateTime.UtcNow, cancellationToken);
        await PublishAsync(new BatchSubmitted { Batch = batch.Id.ToString() }, cancellationToken);
        return batch.Id;
    }

    /// <summary>Publishes a message as somebody from outside.</summary>
    public async Task PublishAsync(object message, CancellationToken cancellationToken)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(c => RabbitMqBus.Configure(c, _transport, [], slots: 1, (_, _) => { }));
        await bus.StartAsync(cancellationToken);
        await bus.Publish(message, message.GetType(), cancellationToken);
        await bus.StopAsync(CancellationToken.None);
    }

    /// <summary>
    /// Waits for the end of a batch, however slow the machine: only a batch whose ledger has stood still for long fails the
    /// test, with what is known.
    /// </summary>
    public async Task WaitAsync(BatchId batch, CancellationToken cancellationToken)
    {
        var (seen, since) = (-1L, DateTime.UtcNow);
        while (true)
        {
            try
            {
                if ((await Ledger.FindBatchAsync(batch, cancellationToken))?.State == BatchState.Ended)
                {
                    return;
                }

                var units = await Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.ToString() }, cancellationToken);
                if (units.Sum(u => u.Version + u.Starts) is var progress && progress != seen)
                {
                    (seen, since) = (progress, DateTime.UtcNow);
                }
            }
            catch (Exception exception) when (new MongoOutageDetector().IsOutage(exception))
            {
                // The database is down on purpose in some tests; it comes back.
            }

            if (DateTime.UtcNow - since > StandsStill)
            {
                var counts = await Ledger.CountUnitsAsync(batch.ToString(), cancellationToken);
                Assert.Fail($"{batch} has not ended and nothing has changed for {StandsStill}: {string.Join(", ", counts)}\n{Describe()}");
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

    /// <summary>Deletes a queue with what is in it.</summary>
    public async Task DeleteQueueAsync(string queue)
    {
        using var http = Rabbit.OpenManagement();
        var host = Uri.EscapeDataString(_transport.RabbitMq!.AbsolutePath.Trim('/'));
        using var response = await http.DeleteAsync($"api/queues/{host}/{Uri.EscapeDataString(queue)}");
        response.EnsureSuccessStatusCode();
    }

    private static string? KeptLogs => System.Environment.GetEnvironmentVariable(LogsVariable) is { Length: > 0 } folder ? folder : null;

    /// <summary>Ends the workers and removes their logs, unless they are kept.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var worker in Workers.Values)
        {
            await worker.DisposeAsync();
        }

        _store.Dispose();
        if (KeptLogs is null)
        {
            Directory.Delete(Logs, recursive: true);
        }
    }
}
