using System.Collections.Concurrent;
using CyclinE.Contracts;
using CyclinE.Contracts.Units;
using CyclinE.Messaging.InProcess;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using CyclinE.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyclinE.Messaging.Tests.InProcess;

/// <summary>Queues within one process keep what the queues of a broker promise.</summary>
public sealed class InProcessBusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_queue_that_takes_a_message_gets_it_and_nothing_before_the_start()
    {
        var (first, second) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        using var bus = Make(Taking("one", 1, m => first.Enqueue(m.Unit.Name)), Taking("two", 1, m => second.Enqueue(m.Unit.Name)));
        await SendAsync(bus, "a", "b");
        Assert.Empty(first);
        await bus.StartAsync(Token);
        await bus.IdleAsync();
        Assert.Equal(["a", "b"], first);
        Assert.Equal(["a", "b"], second);
    }

    [Fact]
    public async Task A_queue_hands_over_as_many_at_a_time_as_its_limit()
    {
        using var open = new SemaphoreSlim(0);
        var (running, most) = (0, 0);
        using var bus = Make(Taking("one", 3, async _ =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await open.WaitAsync(Token);
            Interlocked.Decrement(ref running);
        }));
        await bus.StartAsync(Token);
        await SendAsync(bus, [.. Enumerable.Range(0, 10).Select(i => $"{i}")]);
        while (Volatile.Read(ref running) < 3)
        {
            await Task.Yield();
        }

        Assert.Equal(3, bus.InHand("one"));
        Assert.False(bus.IdleAsync().IsCompleted);
        open.Release(10);
        await bus.IdleAsync();
        Assert.Equal((3, 0), (most, bus.InHand("one")));
    }

    [Fact]
    public async Task What_waits_is_taken_together_up_to_the_most()
    {
        var sizes = new ConcurrentQueue<int>();
        var taker = new MessageTaker
        {
            Message = typeof(ArrayReleased),
            Most = 4,
            Take = (_, messages, _, _) =>
            {
                sizes.Enqueue(messages.Count);
                return Task.CompletedTask;
            },
        };
        using var bus = Make(Endpoint("one", 8, taker));
        await SendAsync(bus, "a", "b", "c", "d", "e", "f");
        await bus.StartAsync(Token);
        await bus.IdleAsync();
        Assert.Equal([4, 2], sizes);
    }

    [Fact]
    public async Task A_message_of_which_nobody_wants_to_know_is_no_work()
    {
        using var bus = Make(Taking("one", 1, _ => { }));
        await bus.StartAsync(Token);
        await bus.SendAsync(new PairReleased { PlanId = "p", Unit = UnitOf("a"), Try = new Try(1, null) }, Guid.NewGuid(), Token);
        Assert.True(bus.IdleAsync().IsCompleted);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_in_hand_and_leaves_what_waits()
    {
        using var started = new SemaphoreSlim(0);
        using var open = new SemaphoreSlim(0);
        var done = new ConcurrentQueue<string>();
        using var bus = Make(Taking("one", 1, async m =>
        {
            started.Release();
            await open.WaitAsync(Token);
            done.Enqueue(m.Unit.Name);
        }));
        await bus.StartAsync(Token);
        await SendAsync(bus, "a", "b");
        await started.WaitAsync(Token);
        var stop = bus.StopAsync(Token);
        Assert.False(bus.IsConnected);
        Assert.False(stop.IsCompleted);
        open.Release(2);
        await stop;
        Assert.Equal(["a"], done);
    }

    private static InProcessBus Make(params EndpointSpec[] endpoints)
    {
        var bus = new PipelineBus();
        foreach (var endpoint in endpoints)
        {
            bus.AddEndpoint(endpoint, _ => { });
        }

        return new InProcessBus(bus, new ComputeGate(1), new ServiceCollection().BuildServiceProvider(), NullLogger<InProcessBus>.Instance);
    }

    private static EndpointSpec Taking(string queue, int limit, Action<UnitMessage> take) => Taking(queue, limit, m =>
    {
        take(m);
        return Task.CompletedTask;
    });

    private static EndpointSpec Taking(string queue, int limit, Func<UnitMessage, Task> take) =>
        Endpoint(queue, limit, new MessageTaker { Message = typeof(ArrayReleased), Take = (_, messages, _, _) => take(messages[0]) });

    private static EndpointSpec Endpoint(string queue, int limit, MessageTaker taker) =>
        new() { Queue = queue, Messages = [taker.Message], Limit = limit, Takers = [taker], Configure = (_, _) => { } };

    private static async Task SendAsync(InProcessBus bus, params string[] arrays)
    {
        foreach (var array in arrays)
        {
            await bus.SendAsync(new ArrayReleased { PlanId = "p", Unit = UnitOf(array), Try = new Try(1, null) }, Guid.NewGuid(), Token);
        }
    }

    private static UnitId UnitOf(string array) => new("test@1", UnitKind.Array, array);

    private static void InterlockedMax(ref int place, int value)
    {
        for (var seen = Volatile.Read(ref place); value > seen; seen = Volatile.Read(ref place))
        {
            Interlocked.CompareExchange(ref place, value, seen);
        }
    }
}
