using System.Text;
using System.Text.RegularExpressions;
using CyclinE.Artifacts.Files;
using CyclinE.Cli.Local;
using CyclinE.Cli.Planning;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.External.Worker;
using CyclinE.Pipeline.Tests.Stages;
using CyclinE.Testing;
using CyclinE.Testing.Servers;

namespace CyclinE.Pipeline.Tests.Operations;

/// <summary>One deployment for all tests that look at it.</summary>
[CollectionDefinition(nameof(ObservedDeployment))]
public sealed class ObservedDeployments : ICollectionFixture<ObservedDeployment>;

/// <summary>Real workers after a small batch with a pair, a cohort, a stage of one's own and one file that is cut short: what an operator sees of them.</summary>
public sealed class ObservedDeployment : IAsyncLifetime
{
    /// <summary>Begins every sample's name in its sheet.</summary>
    public const string PlantedSample = "PLANTEDSAMPLE";

    /// <summary>Begins every patient's name in its sheet.</summary>
    public const string PlantedPatient = "PLANTEDPATIENT";

    private readonly List<IAsyncDisposable> _servers = [];
    private TestStudy? _study;
    private readonly DirectoryInfo _stages = Directory.CreateTempSubdirectory("cycline-own-");
    private Deployment? _deployment;
    private WorkerProcess? _external;

    private static string? Unavailable =>
        Programs.Find("rabbitmq-server") is null ? "There is no rabbitmq-server on the PATH." : MongoServer.Unavailable;

    /// <summary>Answers queries about traces; null where there is no trace store.</summary>
    public Uri? Traces { get; private set; }

    /// <summary>The broker.</summary>
    public RabbitMqServer Rabbit { get; private set; } = null!;

    /// <summary>The deployment; skips the test with the reason where there are no servers.</summary>
    public Deployment Deployment
    {
        get
        {
            Rings.Require(Unavailable);
            return _deployment!;
        }
    }

    /// <summary>All workers, that of stages of one's own among them.</summary>
    public IEnumerable<WorkerProcess> Workers => Deployment.Workers.Values.Append(_external!);

    /// <summary>The batch that has ended.</summary>
    public BatchId Batch { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        if (Unavailable is not null)
        {
            return;
        }

        var rabbit = Rabbit = await RabbitMqServer.StartOwnAsync();
        _servers.Add(rabbit);
        var mongo = await MongoServer.RequireAsync();
        _study = TestStudy.Write(8, 1, seed: 41);
        var sheet = await File.ReadAllTextAsync(_study.Sheet, token);
        sheet = Regex.Replace(sheet, "(?<=,)S(?=\\d+,arrays)", PlantedSample); // What identifies people, in the columns that hold it.
        sheet = Regex.Replace(sheet, "(?<=,tumour,,)P(?=\\d)", PlantedPatient);
        await File.WriteAllTextAsync(_study.Sheet, sheet, token);
        await File.WriteAllBytesAsync(Path.Combine(_study.Folder, "arrays", "A007.tsv"), Encoding.UTF8.GetBytes("chrom\tpos"), token);
        var stage = OwnStage.Write(_stages.FullName, "sizes", OwnStage.Counting("sizes"));
        var (_, folders) = ExternalStages.Place(StageCatalog.BuiltIn, [stage], takePart: true);
        var planned = PlanMaker.Make(
            new SheetRequest { Sheet = new FileInfo(_study.Sheet), Name = "observed", Stages = [stage] },
            new RootedFiles(new Dictionary<string, string> { ["sheet"] = _study.Folder }), "sheet");
        var settings = new Dictionary<string, string> { ["CYCLINE__Logs"] = "json", ["CYCLINE__Stages"] = stage };
        if (await ReceiveTracesAsync() is { } endpoint)
        {
            settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
            settings["OTEL_BSP_SCHEDULE_DELAY"] = "500"; // ms; nobody wants to wait for 5 s.
        }

        _deployment = await Deployment.CreateAsync(rabbit, mongo, AllStages.Bus(folders).Endpoints, _study.Folder, settings, cancellationToken: token);
        _servers.Add(_deployment);
        _deployment.StartWorkers();
        _external = new WorkerProcess("External", _deployment.Environment, _deployment.Logs);
        _servers.Add(_external);
        _external.Start();
        await planned.StoreTablesAsync(Deployment.Artifacts, token);
        Batch = await Deployment.SubmitAsync(planned.Plan, token);
        await Deployment.WaitAsync(Batch, token);
    }

    /// <summary>Starts a trace store and, before it, a collector with the configuration of deploy/collector, where both are on the PATH.</summary>
    private async Task<string?> ReceiveTracesAsync()
    {
        if (Programs.Find("jaeger-all-in-one") is not { } jaeger || Programs.Find("otelcol") is not { } collector)
        {
            return null;
        }

        var ports = Programs.FreePorts(14);
        string At(int i) => $"127.0.0.1:{ports[i]}";
        var store = await HttpProgram.StartAsync(jaeger, ports[0], "api/services", _ =>
        [
            "--query.http-server.host-port", At(0), "--query.grpc-server.host-port", At(1), "--collector.otlp.enabled=true",
            "--collector.otlp.grpc.host-port", At(2), "--collector.otlp.http.host-port", At(3), "--collector.http-server.host-port", At(4),
            "--collector.grpc-server.host-port", At(5), "--admin.http.host-port", At(6), "--http-server.host-port", At(7),
            "--processor.jaeger-compact.server-host-port", At(8), "--processor.jaeger-binary.server-host-port", At(9),
            "--processor.zipkin-compact.server-host-port", At(10),
        ]);
        _servers.Add(store);
        Traces = store.Address;
        _servers.Add(await HttpProgram.StartAsync(
            collector, ports[13], string.Empty, _ => ["--config", Path.Combine(ReferenceData.RepositoryRoot, "deploy", "collector", "collector.yml")],
            new Dictionary<string, string>
            {
                ["COLLECTOR_GRPC"] = At(11),
                ["COLLECTOR_HTTP"] = At(12),
                ["COLLECTOR_HEALTH"] = At(13),
                ["TRACES_ENDPOINT"] = At(2),
            }));
        return $"http://{At(11)}";
    }

    /// <summary>What a worker answers.</summary>
    public async Task<string> GetAsync(string service, string path, string? accept = null)
    {
        var token = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = await Deployment.Workers[service].AddressAsync(token) };
        if (accept is not null)
        {
            http.DefaultRequestHeaders.Add("Accept", accept);
        }

        return await http.GetStringAsync(path, token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(_servers))
        {
            await server.DisposeAsync();
        }

        _study?.Dispose();
        _stages.Delete(recursive: true);
    }
}
