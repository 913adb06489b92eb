using System.Collections.Concurrent;
using CyclinE.Artifacts.Batches;
using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Store;
using CyclinE.Contracts;
using CyclinE.Hosting;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using CyclinE.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>A worker with the scripted stage, registered as every process is, on a bus within this process.</summary>
internal sealed class StageWorker : IAsyncDisposable, IReceiveObserver, IPublishObserver
{
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _waiting = new();
    private readonly ServiceProvider _services;
    private readonly IBusControl _bus;
    private TaskCompletionSource? _announced;

    private StageWorker(ServiceProvider services)
    {
        _services = services;
        _bus = services.GetRequiredService<IBusControl>();
        _bus.ConnectReceiveObserver(this);
        _bus.ConnectPublishObserver(this);
    }

    public Script Script { get; } = new();

    /// <summary>What this worker says of its free slots.</summary>
    public int FreeSlots => _services.GetRequiredService<FreeSlots>().Count();

    /// <summary>Lets go of the broker.</summary>
    public Task LeaveBrokerAsync() => _bus.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>What the stage published, with the message ids, in order.</summary>
    public ConcurrentQueue<(object Message, Guid? Id)> Published { get; } = new();

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
        var worker = new StageWorker(services.BuildServiceProvider());
        script = worker.Script;
        await worker._bus.StartAsync(TestContext.Current.CancellationToken);
        return worker;
    }

    /// <summary>Delivers a message and waits until the stage is done with it, retries and fault included.</summary>
    public async Task DeliverAsync(ArrayReleased message)
    {
        var id = Guid.NewGuid();
        var done = _waiting.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _bus.Publish(message, context => context.MessageId = id, TestContext.Current.CancellationToken);
        await done.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    /// <summary>Announces a released unit as the batch rules do and waits until the stage is done with it.</summary>
    public async Task AnnounceAsync(UnitRow row)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _announced = done;
        await _services.GetRequiredService<IUnitAnnouncer>().AnnounceAsync([row], TestContext.Current.CancellationToken);
        await done.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    /// <summary>The messages of a type that were published.</summary>
    public IReadOnlyList<T> Of<T>() => [.. Published.Select(p => p.Message).OfType<T>()];

    public async ValueTask DisposeAsync()
    {
        await _bus.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }

    Task IReceiveObserver.PreReceive(ReceiveContext context) => Task.CompletedTask;

    Task IReceiveObserver.PostReceive(ReceiveContext context) => Done(context);

    Task IReceiveObserver.PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) => Task.CompletedTask;

    Task IReceiveObserver.ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) => Task.CompletedTask;

    Task IReceiveObserver.ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    Task IPublishObserver.PrePublish<T>(PublishContext<T> context) => Task.CompletedTask;

    Task IPublishObserver.PostPublish<T>(PublishContext<T> context)
    {
        if (context.Message is not ArrayReleased)
        {
            Published.Enqueue((context.Message, context.MessageId));
        }

        return Task.CompletedTask;
    }

    Task IPublishObserver.PublishFault<T>(PublishContext<T> context, Exception exception) => Task.CompletedTask;

    private Task Done(ReceiveContext context)
    {
        if (context.GetMessageId() is { } id && _waiting.TryGetValue(id, out var waiting))
        {
            waiting.TrySetResult();
        }

        _announced?.TrySetResult();

        return Task.CompletedTask;
    }
}
