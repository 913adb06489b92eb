using CyclinE.Contracts;
using CyclinE.Messaging.Runner;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CyclinE.Messaging.InProcess;

/// <summary>One queue: messages wait in order, as many at a time are handed over as its limit says.</summary>
/// <param name="name">Its name on a broker.</param>
/// <param name="taker">Who takes its messages.</param>
/// <param name="limit">Handed over at a time.</param>
/// <param name="services">What the taker is made of.</param>
/// <param name="ended">Told how many messages have ended, however they did.</param>
/// <param name="logger">Where bugs are told.</param>
/// <param name="stop">Told when the process ends.</param>
internal sealed class InProcessQueue(
    string name, MessageTaker taker, int limit, IServiceProvider services, Action<int> ended, ILogger logger, CancellationToken stop)
{
    private readonly Queue<(UnitMessage Message, string? TraceParent)> _waiting = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private bool _open;
    private bool _stopped;
    private int _loops;
    private int _inHand;

    /// <summary>Its name on a broker.</summary>
    public string Name => name;

    /// <summary>Type of its messages.</summary>
    public Type Message => taker.Message;

    /// <summary>Messages that were handed over and have not ended.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Adds a message at the end.</summary>
    public void Add(UnitMessage message, string? traceParent)
    {
        lock (_gate)
        {
            _waiting.Enqueue((message, traceParent));
            Hand();
        }
    }

    /// <summary>Hands over from now on.</summary>
    public void Start()
    {
        lock (_gate)
        {
            _open = true;
            while (_loops < limit && _loops < _waiting.Count)
            {
                Hand();
            }
        }
    }

    /// <summary>Hands over no more; ends when nothing is in hand.</summary>
    public Task StopAsync()
    {
        lock (_gate)
        {
            _stopped = true;
            if (_loops == 0)
            {
                _empty.TrySetResult();
            }
        }

        return _empty.Task;
    }

    /// <summary>One more loop where there is room. It takes nothing of its maker's context: traces travel with the message.</summary>
    private void Hand()
    {
        if (_open && !_stopped && _loops < limit)
        {
            _loops++;
            ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.LoopAsync(), this, preferLocal: false);
        }
    }

    private async Task LoopAsync()
    {
        var batch = new List<UnitMessage>(taker.Most);
        while (Next(batch) is { } first)
        {
            try
            {
                await HandleAsync(batch, first.TraceParent).ConfigureAwait(false);
            }
            finally
            {
                Interlocked.Add(ref _inHand, -batch.Count);
                ended(batch.Count);
                batch.Clear();
            }
        }
    }

    private (UnitMessage Message, string? TraceParent)? Next(List<UnitMessage> batch)
    {
        lock (_gate)
        {
            if (_stopped || _waiting.Count == 0)
            {
                _loops--;
                if (_stopped && _loops == 0)
                {
                    _empty.TrySetResult();
                }

                return null;
            }

            var first = _waiting.Peek();
            while (batch.Count < taker.Most && _waiting.TryDequeue(out var next))
            {
                batch.Add(next.Message);
            }

            Interlocked.Add(ref _inHand, batch.Count);
            return first;
        }
    }

    private async Task HandleAsync(List<UnitMessage> batch, string? traceParent)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                await taker.Take(services, batch, traceParent, stop).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return; // The process ends; the ledger has the unit released, and the next run announces it again.
            }
            catch (Exception exception) when (retry >= taker.Retries.Count || exception is OperationCanceledException)
            {
                await FaultAsync(batch, exception).ConfigureAwait(false);
                return;
            }
            catch (Exception exception)
            {
                Log.TriedAgain(logger, name, exception);
            }

            try
            {
                await Task.Delay(taker.Retries[retry], stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>What a stage cannot do is told to the batch rules; what these themselves cannot do, the reconciler does at its next turn.</summary>
    private async Task FaultAsync(List<UnitMessage> batch, Exception exception)
    {
        Log.Faulted(logger, name, exception);
        if (services.GetService<IStageFaults>() is not { } faults || taker.Most > 1)
        {
            return;
        }

        try
        {
            await faults.FailAsync(
                new StageFault(
                    Guid.NewGuid().ToString(), batch[0], name, exception.GetType().FullName, exception.Message, exception.StackTrace),
                stop).ConfigureAwait(false);
        }
        catch (Exception second) when (second is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            Log.Faulted(logger, name, second);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}
