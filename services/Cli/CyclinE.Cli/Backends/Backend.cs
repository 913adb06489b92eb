using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Mongo;
using CyclinE.Artifacts.Retention;
using CyclinE.Artifacts.Sqlite;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Store;
using CyclinE.Cli.Local;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Units;
using CyclinE.Hosting;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using MassTransit;
using Microsoft.Extensions.Configuration;

namespace CyclinE.Cli.Backends;

/// <summary>Where a command finds its batches: the folder of a run, or the store and broker of a deployment.</summary>
public sealed class Backend : IAsyncDisposable
{
    private static readonly TimeSpan TellLimit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly SqliteStore? _embedded;
    private readonly MongoStore? _deployed;
    private readonly WorkerSettings? _settings;

    private Backend(SqliteStore embedded, string folder)
    {
        Folder = folder;
        _embedded = embedded;
        Ledger = embedded.Ledger;
        Artifacts = embedded.Artifacts;
        Retention = embedded.Retention;
    }

    private Backend(MongoStore store, WorkerSettings settings)
    {
        _settings = settings;
        _deployed = store;
        Ledger = store.Ledger;
        Artifacts = store.Artifacts;
        Retention = store.Retention;
    }

    /// <summary>The ledger.</summary>
    public ILedger Ledger { get; }

    /// <summary>The artifacts.</summary>
    public IArtifactStore Artifacts { get; }

    /// <summary>What a purge needs.</summary>
    public IRetention Retention { get; }

    /// <summary>The folder of a run; null for a deployment.</summary>
    public string? Folder { get; }

    /// <summary>The process that works in the folder of a run, in words; null where none does, and in a deployment.</summary>
    public string? Holder => Folder is null ? null : FolderLock.Holder(LocalPipeline.StoreFolder(Folder));

    /// <summary>True for the folder of a run.</summary>
    public bool IsEmbedded => _embedded is not null;

    /// <summary>Folders of raw files that a deployment's workers see and this process sees alike.</summary>
    public IReadOnlyDictionary<string, string> Roots => _settings?.Roots ?? new Dictionary<string, string>();

    /// <summary>Opens the folder of a run where one is named, else what <c>CYCLINE__Mongo</c> and <c>CYCLINE__RabbitMq</c> say.</summary>
    /// <exception cref="UsageException">Neither is there.</exception>
    public static Backend Open(string? folder)
    {
        if (folder is not null)
        {
            if (!Directory.Exists(LocalPipeline.StoreFolder(folder)))
            {
                throw new UsageException(
                    $"'{folder}' is not the folder of a run: it has no {LocalPipeline.StoreName}. Name the folder that 'cycline run --out' wrote.");
            }

            return new Backend(SqliteStore.Open(LocalPipeline.StoreFolder(folder)), folder);
        }

        return Deployment("Which batches? Name the folder of a run with --in DIR, or a deployment");
    }

    /// <summary>Opens what <c>CYCLINE__Mongo</c> and <c>CYCLINE__RabbitMq</c> say.</summary>
    /// <param name="ask">What is asked for where they are not set.</param>
    /// <exception cref="UsageException">They are not set, or wrong.</exception>
    public static Backend Deployment(string ask = "Which deployment? Name it")
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (string.IsNullOrEmpty(configuration["CYCLINE:Mongo"]))
        {
            throw new UsageException($"{ask} with CYCLINE__Mongo and CYCLINE__RabbitMq.");
        }

        WorkerSettings settings;
        try
        {
            settings = WorkerSettings.From(configuration);
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.Message);
        }

        return new Backend(MongoStore.Open(settings.Mongo, settings.Database, settings.Certificate), settings);
    }

    /// <summary>Why the broker of a deployment cannot be used now; null where it can, and in a folder.</summary>
    public async Task<string?> BrokerTroubleAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_settings is not null)
            {
                await BrokerProbe.CheckAsync(_settings.Transport, [], cancellationToken);
            }

            return null;
        }
        catch (BrokerUnavailableException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>Tells the Batches service of something that is in the ledger already. In a run's folder the next run sees it by itself.</summary>
    /// <exception cref="BrokerUnavailableException">The broker does not answer in time, or refuses. The ledger has it all the same.</exception>
    public async Task TellAsync<T>(T message, CancellationToken cancellationToken)
        where T : class
    {
        if (_settings is null)
        {
            return;
        }

        var transport = _settings.Transport;
        await BrokerProbe.CheckAsync(transport, [typeof(T)], cancellationToken);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TellLimit);
        try
        {
            await TellAsync(transport, message, limit.Token).WaitAsync(limit.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw BrokerProbe.Explain(transport, exception);
        }
    }

    private static async Task TellAsync<T>(TransportOptions transport, T message, CancellationToken cancellationToken)
        where T : class
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(c => RabbitMqBus.Configure(c, transport, [], slots: 1, (_, _) => { }));
        await bus.StartAsync(cancellationToken);
        try
        {
            try
            {
                await bus.Publish(message, cancellationToken);
            }
            catch (MessageReturnedException)
            {
                // Somebody deleted the queue. The ledger has it already; declared again, the service hears of it at once.
                await new RabbitMqTopology(transport, AllStages.Bus().Endpoints).ApplyAsync(cancellationToken);
                await bus.Publish(message, cancellationToken);
            }
        }
        finally
        {
            await bus.StopAsync(StopLimit);
        }
    }

    /// <summary>The batch of a name, or of <c>name@revision</c>; without one the newest of all.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public async Task<BatchRow> FindBatchAsync(string? batch, CancellationToken cancellationToken)
    {
        if (batch?.Contains('@', StringComparison.Ordinal) == true)
        {
            BatchId id;
            try
            {
                id = BatchId.Parse(batch);
            }
            catch (FormatException exception)
            {
                throw new UsageException(exception.Message);
            }

            return await Ledger.FindBatchAsync(id, cancellationToken)
                ?? throw new UsageException($"There is no batch {batch}. {await KnownAsync(cancellationToken)}");
        }

        var rows = await Ledger.ListBatchesAsync(batch, cancellationToken);
        return rows.Count > 0
            ? rows[0]
            : throw new UsageException($"There is no batch{(batch is null ? " yet" : " " + batch)}. {await KnownAsync(cancellationToken)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }

        _deployed?.Dispose();
    }

    private async Task<string> KnownAsync(CancellationToken cancellationToken)
    {
        var rows = await Ledger.ListBatchesAsync(null, cancellationToken);
        return rows.Count == 0 ? "Start one with 'cycline run' or 'cycline submit'." : $"There are: {string.Join(", ", rows.Take(10).Select(r => r.Id))}.";
    }
}
