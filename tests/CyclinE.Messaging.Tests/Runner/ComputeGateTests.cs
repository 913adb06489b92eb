using CyclinE.Messaging.Runner;

namespace CyclinE.Messaging.Tests.Runner;

public sealed class ComputeGateTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_than_its_slots_compute_at_a_time(int slots)
    {
        using var gate = new ComputeGate(slots);
        using var full = new CountdownEvent(slots);
        using var open = new ManualResetEventSlim();
        var (running, most) = (0, 0);
        var computations = Enumerable.Range(0, slots + 5).Select(i => gate.RunAsync(
            () =>
            {
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                if (!open.IsSet)
                {
                    full.Signal();
                    open.Wait(Token);
                }

                Interlocked.Decrement(ref running);
                return i;
            },
            Token)).ToList();
        full.Wait(Token);
        open.Set();
        Assert.Equal(Enumerable.Range(0, slots + 5), await Task.WhenAll(computations));
        Assert.Equal(slots, most);
    }

    [Fact]
    public async Task A_computation_that_throws_or_is_called_off_gives_its_slot_back()
    {
        using var gate = new ComputeGate(1);
        await Assert.ThrowsAsync<InvalidOperationException>(() => gate.RunAsync<int>(() => throw new InvalidOperationException(), Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.RunAsync(() => 1, new CancellationToken(canceled: true)));
        Assert.Equal(2, await gate.RunAsync(() => 2, Token));
    }

    [Fact]
    public void There_is_at_least_one_slot()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ComputeGate(0));
        Assert.Equal(1, ComputeGate.DefaultSlots(long.MaxValue));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }
}
