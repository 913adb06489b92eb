using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Sqlite;
using CyclinE.Artifacts.Sqlite.Folder;
using CyclinE.Artifacts.Store;
using CyclinE.Batches.Worker;
using CyclinE.Cli.Output;
using CyclinE.Contracts.Stages;
using CyclinE.Contracts.Units;
using CyclinE.External.Worker;
using CyclinE.External.Worker.Description;
using CyclinE.Genomics.Input;
using CyclinE.Hosting;
using CyclinE.Messaging.InProcess;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyclinE.Cli.Local;

/// <summary>The whole pipeline in one process: the production registration with queues in the process and the embedded store.</summary>
public sealed class LocalPipeline : IAsyncDisposable
{
    /// <summary>Name of the store's folder within a run's folder.</summary>
    public const string StoreName = ".cycline";

    /// <summary>The root of raw files in one process: the sheet's folder.</summary>
    public const string SheetRoot = "sheet";

    private const string RootFile = "run.root";
    private const string StagesFile = "run.stages";

    private readonly FullDiskWatch _disk = new();
    private readonly FolderLock _lock;
    private readonly SqliteStore _store;
    private ServiceProvider? _services;
    private IReadOnlyList<IHostedService> _hosted = [];
    private IDisposable? _spans;

    private LocalPipeline(FolderLock folderLock, SqliteStore store)
    {
        _lock = folderLock;
        _store = store;
    }

    /// <summary>The ledger.</summary>
    public ILedger Ledger => _store.Ledger;

    /// <summary>The artifacts.</summary>
    public IArtifactStore Artifacts => _store.Artifacts;

    /// <summary>What is to be said about the folder, such as that it is on a network file system; null where nothing is.</summary>
    public string? Notice => _store.Notice;

    /// <summary>Fails once the disk that holds the store is full.</summary>
    public Task FullDisk => _disk.Met;

    /// <summary>The sheet's folder of the last run in a folder, below which its array files are; null of one that an older version ran.</summary>
    public static string? SheetFolderOf(string folder) =>
        File.Exists(Path.Combine(StoreFolder(folder), RootFile)) ? File.ReadAllText(Path.Combine(StoreFolder(folder), RootFile)) : null;

    /// <summary>The store's folder within a run's folder.</summary>
    public static string StoreFolder(string folder) => Path.Combine(folder, StoreName);

    /// <summary>Takes a folder: a second run on it is refused.</summary>
    /// <exception cref="InvalidInputException">Another process has it, or it cannot be written.</exception>
    public static LocalPipeline Open(string folder)
    {
        var folderLock = FolderLock.Acquire(StoreFolder(folder));
        try
        {
            return new LocalPipeline(folderLock, SqliteStore.Open(StoreFolder(folder)));
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Keeps where the array files and the stages of one's own are, so that <c>replay</c> needs no sheet.</summary>
    public static void Remember(string folder, string sheetFolder, IReadOnlyList<StageFolder> external)
    {
        File.WriteAllText(Path.Combine(StoreFolder(folder), RootFile), sheetFolder);
        File.WriteAllLines(Path.Combine(StoreFolder(folder), StagesFile), external.Select(s => s.Path));
    }

    /// <summary>The stages of one's own that the last run in a folder had.</summary>
    /// <exception cref="InvalidInputException">One is no longer as it has to be.</exception>
    public static IReadOnlyList<StageFolder> StagesOf(string folder) =>
        File.Exists(Path.Combine(StoreFolder(folder), StagesFile))
            ? ExternalStages.Place(AllStages.Catalog, File.ReadAllLines(Path.Combine(StoreFolder(folder), StagesFile)), takePart: true).Folders
            : [];

    /// <summary>Starts consumers and reconciler; the reconciler resumes what it finds.</summary>
    public async Task StartAsync(
        IInputFiles files, int window, bool verbose, IReadOnlyList<StageFolder> external, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging =>
        {
            // A unit that fails by a bug is told at the end with its exception.
            var least = verbose ? LogLevel.Information : LogLevel.Error;
            logging.SetMinimumLevel(least).AddProvider(new Output.LogLines(Console.Error, least));
            if (Telemetry.IsReceived)
            {
                services.AddTelemetry(logging, "run");
            }
        });
        _spans = Telemetry.IsReceived ? null : Telemetry.KeepSpans();
        services.AddSingleton<IOutageDetector>(_disk);
        services.AddPipeline(
            AllStages.Bus(external),
            new TransportOptions { Kind = TransportKind.InProcess },
            new StageRunnerSettings { Producer = ProducerProfile.Of("run"), CountStarts = true },
            _store.Artifacts, _store.Ledger, files);
        services.AddBatches(
            new BatchSettings { Window = window, WorkerSilence = TimeSpan.FromSeconds(30) },
            new ReconcilerSettings(TimeSpan.FromSeconds(2)));
        services.AddHostedService<WorkerAnnouncer>();
        await ForgetAnnouncementsAsync(cancellationToken);
        _services = services.BuildServiceProvider();
        _hosted = [.. _services.GetServices<IHostedService>()];
        foreach (var hosted in _hosted)
        {
            await hosted.StartAsync(cancellationToken);
        }
    }

    /// <summary>Ends when no stage has anything to do: the moment to look at the ledger.</summary>
    public Task IdleAsync() => _services is null ? Task.CompletedTask : _services.GetRequiredService<InProcessBus>().IdleAsync();

    /// <summary>Messages in memory went with the process that sent them: without this a resumed unit would wait for its time limit.</summary>
    private async Task ForgetAnnouncementsAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in await Ledger.ListOpenBatchesAsync(cancellationToken))
        {
            var released = await Ledger.ListUnitsAsync(new UnitQuery { Batch = batch.Id.ToString(), State = UnitState.Released }, cancellationToken);
            var unsettled = await Ledger.ListUnitsAsync(
                new UnitQuery { Batch = batch.Id.ToString(), IsOpen = false, IsSettled = false }, cancellationToken);
            await Ledger.TryReplaceUnitsAsync([.. released.Concat(unsettled).Where(u => u.AnnouncedAt is not null).Select(u => u with { AnnouncedAt = null })],
                cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _hosted.Reverse())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _spans?.Dispose();
        await _store.DisposeAsync();
        _lock.Dispose();
    }
}

/// <summary>
/// Ends a run whose disk is full: other trouble of the folder passes and is waited out, but nobody frees a disk for a program
/// that is silent.
/// </summary>
public sealed class FullDiskWatch : IOutageDetector
{
    private readonly SqliteOutageDetector _store = new();
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails with the store's exception once the disk is full; does not end otherwise.</summary>
    public Task Met => _full.Task;

    /// <inheritdoc/>
    public bool IsOutage(Exception exception)
    {
        if (exception is StoreUnavailableException { IsFull: true })
        {
            _full.TrySetException(exception);
        }

        return _store.IsOutage(exception);
    }
}
