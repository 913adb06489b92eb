using System.Collections.Concurrent;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Hosting;
using CyclinE.Messaging.InProcess;
using CyclinE.Messaging.Publishing;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using CyclinE.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>A worker with the scripted stage, registered as every process is, on a bus within this process.</summary>
internal sealed class StageWorker : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly InProcessBus _bus;

    private StageWorker(ServiceProvider services)
    {
        _services = services;
        _bus = services.GetRequiredService<InProcessBus>();
    }

    public Script Script { get; } = new();

    /// <summary>What this worker says of its free slots.</summary>
    public int FreeSlots => _services.GetRequiredService<FreeSlots>().Count();

    /// <summary>Takes no more messages.</summary>
    public Task LeaveBusAsync() => _bus.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>What the stage published, with the message ids, in order.</summary>
    public ConcurrentQueue<(UnitMessage Message, Guid Id)> Published { get; private init; } = new();

    /// <summary>What was told as a fault.</summary>
    public ConcurrentQueue<StageFault> Faults { get; private init; } = new();

    public static async Task<StageWorker> StartAsync(
        StageFolder folder, IArtifactStore? artifacts = null, Producer? producer = null, int? maxStarts = null, IOutageDetector? outages = null)
    {
        var services = new ServiceCollection().AddLogging();
        if (outages is not null)
        {
            services.AddSingleton(outages);
        }

        Script? script = null;
        services.AddSingleton(_ => script!);
        var runner = new StageRunnerSettings { Producer = producer ?? Drafts.Producer, CountStarts = maxStarts is not null, MaxStarts = maxStarts ?? 5 };
        services.AddPipeline(
            new PipelineBus().AddStage<ScriptedConsumer>(), new TransportOptions { Slots = 2 }, runner,
            artifacts ?? folder.Store.Artifacts, folder.Store.Ledger, folder.Files);
        var published = new ConcurrentQueue<(UnitMessage Message, Guid Id)>();
        var faults = new ConcurrentQueue<StageFault>();
        services.AddSingleton<IStageFaults>(new FaultList(faults));
        services.AddSingleton<IMessageSender>(s => new ListeningSender(s.GetRequiredService<InProcessBus>(), published));
        var worker = new StageWorker(services.BuildServiceProvider()) { Published = published, Faults = faults };
        script = worker.Script;
        await worker._bus.StartAsync(TestContext.Current.CancellationToken);
        return worker;
    }

    /// <summary>Delivers a message and waits until the stage is done with it and all others, retries and fault included.</summary>
    public async Task DeliverAsync(ArrayReleased message)
    {
        await _bus.SendAsync(message, Guid.NewGuid(), TestContext.Current.CancellationToken);
        await IdleAsync();
    }

    /// <summary>Announces a released unit as the batch rules do and waits until the stage is done with it.</summary>
    public async Task AnnounceAsync(UnitRow row)
    {
        await _services.GetRequiredService<IUnitAnnouncer>().AnnounceAsync([row], TestContext.Current.CancellationToken);
        await IdleAsync();
    }

    /// <summary>The messages of a type that were published.</summary>
    public IReadOnlyList<T> Of<T>() => [.. Published.Select(p => p.Message).OfType<T>()];

    public async ValueTask DisposeAsync()
    {
        await _bus.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    private Task IdleAsync() => _bus.IdleAsync().WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    private sealed class FaultList(ConcurrentQueue<StageFault> faults) : IStageFaults
    {
        public Task FailAsync(StageFault fault, CancellationToken cancellationToken)
        {
            faults.Enqueue(fault);
            return Task.CompletedTask;
        }
    }

    /// <summary>Remembers what is published; a release, which a test announces itself, is left out.</summary>
    private sealed class ListeningSender(InProcessBus bus, ConcurrentQueue<(UnitMessage Message, Guid Id)> published) : IMessageSender
    {
        public Task SendAsync(UnitMessage message, Guid id, CancellationToken cancellationToken)
        {
            if (message is not ArrayReleased)
            {
                published.Enqueue((message, id));
            }

            return bus.SendAsync(message, id, cancellationToken);
        }
    }
}
