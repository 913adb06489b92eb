using System.Collections.Frozen;
using System.Diagnostics;
using CyclinE.Contracts;
using CyclinE.Messaging.Publishing;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyclinE.Messaging.InProcess;

/// <summary>
/// Carries messages within one process: a queue per endpoint with the limits, retries and faults that it has on the broker.
/// What it holds goes with the process, as the ledger expects of every transport.
/// </summary>
/// <remarks>Messages are immutable records: the same object is handed to every queue that takes it.</remarks>
public sealed class InProcessBus : IMessageSender, IQueueLoad, IHostedService, IDisposable
{
    // As on the broker: what is in hand may end by itself before it is told to.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    private readonly FrozenDictionary<Type, InProcessQueue[]> _takers;
    private readonly InProcessQueue[] _queues;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _pending;

    /// <summary>Makes the queues of a process; they take messages at once and hand them on from the start.</summary>
    /// <param name="bus">Its endpoints.</param>
    /// <param name="gate">Its compute slots.</param>
    /// <param name="services">What takers are made of.</param>
    /// <param name="logger">Where bugs are told.</param>
    public InProcessBus(PipelineBus bus, ComputeGate gate, IServiceProvider services, ILogger<InProcessBus> logger)
    {
        _queues = [.. bus.Endpoints.SelectMany(e => e.Takers.Select(t => new InProcessQueue(
            e.Queue, t, t.Most > 1 ? 1 : e.MessageLimit(gate.Slots), services, Ended, logger, _stop.Token)))];
        _takers = _queues.GroupBy(q => q.Message).ToFrozenDictionary(g => g.Key, g => g.ToArray());
    }

    /// <inheritdoc/>
    public bool IsConnected { get; private set; }

    /// <inheritdoc/>
    public int InHand(string queue) => _queues.Where(q => q.Name == queue).Sum(q => q.InHand);

    /// <inheritdoc/>
    public Task SendAsync(UnitMessage message, Guid id, CancellationToken cancellationToken)
    {
        if (_takers.TryGetValue(message.GetType(), out var queues))
        {
            Interlocked.Add(ref _pending, queues.Length);
            foreach (var queue in queues)
            {
                queue.Add(message, Activity.Current?.Id);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends when no message waits or is in hand; at once where that is so now.</summary>
    public Task IdleAsync()
    {
        lock (_gate)
        {
            return Volatile.Read(ref _pending) == 0
                ? Task.CompletedTask
                : (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        IsConnected = true;
        foreach (var queue in _queues)
        {
            queue.Start();
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes no more messages, waits for those in hand, and tells them to stop where they take too long.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        IsConnected = false;
        var ended = Task.WhenAll(_queues.Select(q => q.StopAsync()));
        if (await Task.WhenAny(ended, Task.Delay(TimeToEnd, cancellationToken)).ConfigureAwait(false) != ended)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(ended, Task.Delay(TimeToStop, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private void Ended(int messages)
    {
        if (Interlocked.Add(ref _pending, -messages) != 0)
        {
            return;
        }

        TaskCompletionSource? idle;
        lock (_gate)
        {
            (idle, _idle) = (_idle, null);
        }

        idle?.TrySetResult();
    }
}
