using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Store;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyclinE.Hosting;

/// <summary>What every worker process has in common: settings, telemetry, health, store, bus, shutdown order.</summary>
public sealed class WorkerDefaults
{
    private const int WrongSetting = 2;
    private readonly WebApplicationBuilder _builder;
    private readonly WorkerSettings _settings;
    private readonly string _service;
    private bool _measuresDeployment;

    private WorkerDefaults(WebApplicationBuilder builder, WorkerSettings settings, string service)
    {
        _builder = builder;
        _settings = settings;
        _service = service;
    }

    /// <summary>Stages and queues of this process.</summary>
    public PipelineBus Bus { get; } = new();

    /// <summary>The services.</summary>
    public IServiceCollection Services => _builder.Services;

    /// <summary>Makes the defaults of a service. A wrong setting ends the process: message on stderr, exit code 2.</summary>
    public static WorkerDefaults Create(string[] args, string service)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        try
        {
            return new WorkerDefaults(builder, WorkerSettings.From(builder.Configuration), service);
        }
        catch (InvalidOperationException exception)
        {
            // Whoever set it wants the sentence, not a stack; the programs of the workers stay three lines.
            Console.Error.WriteLine($"error: {exception.Message}");
            Environment.Exit(WrongSetting);
            throw;
        }
    }

    /// <summary>Adds a stage.</summary>
    public WorkerDefaults AddStage<TConsumer>()
        where TConsumer : class, IMessageHandler, IStageDescription
    {
        Bus.AddStage<TConsumer>();
        return this;
    }

    /// <summary>Folders of stages that are commands (<c>CYCLINE__Stages</c>).</summary>
    public IReadOnlyList<string> StageFolders() => _settings.Stages;

    /// <summary>The settings of the batch rules.</summary>
    public BatchSettings BatchSettings() => new() { Window = _settings.Window, ProgressLimit = _settings.ProgressLimit };

    /// <summary>Time between turns of the reconciler.</summary>
    public TimeSpan ReconcileEvery() => _settings.ReconcileEvery;

    /// <summary>Has this process measure the whole deployment: ledger and database. One service does.</summary>
    public void MeasureDeployment() => _measuresDeployment = true;

    /// <summary>Runs until the process is told to stop: consumers end first, then the bus, then the host.</summary>
    public void Run()
    {
        var store = MongoStore.Open(_settings.Mongo, _settings.Database, _settings.Certificate);
        _builder.AddTelemetry(_service);
        _builder.Logging.AddLines(_settings.Logs);
        // Every look at health or metrics would be four lines.
        _builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        _builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(25));
        _builder.Services.AddSingleton<IOutageDetector>(new MongoOutageDetector());
        _builder.Services.AddPipeline(
            Bus, _settings.Transport, new StageRunnerSettings { Producer = ProducerProfile.Of(_service) }, store.Artifacts, store.Ledger,
            new RootedFiles(_settings.Roots));
        _builder.Services.AddHostedService<WorkerAnnouncer>();
        _builder.Services.AddHostedService<WorkerMeter>();
        if (_measuresDeployment)
        {
            _builder.Services.AddSingleton(store);
            _builder.Services.AddHostedService<DeploymentMeter>();
        }

        _builder.Services.AddSingleton(_settings.Transport);
        _builder.Services.AddHostedService<BusWatch>();
        _builder.Services.AddHealthChecks().AddCheck("store", new StoreHealthCheck(store.Ledger), tags: ["ready"]).AddCheck<QueueHealthCheck>("queues", tags: ["ready"]);

        var app = _builder.Build();
        app.MapPrometheusScrapingEndpoint();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains("ready"),
            ResponseWriter = HealthPage.WriteAsync,
            ResultStatusCodes =
            {
                // The bus says degraded while it looks for its broker: alive, but it takes no work.
                [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable,
            },
        });
        app.Run();
    }
}
