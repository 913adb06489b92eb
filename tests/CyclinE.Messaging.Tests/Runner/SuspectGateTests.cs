using CyclinE.Messaging.Runner;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>Alone means alone, whatever the timing.</summary>
public sealed class SuspectGateTests : IDisposable
{
    private readonly SuspectGate _gate = new();
    private readonly List<string> _begun = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task A_suspect_waits_for_those_that_run_and_those_that_come_wait_for_it()
    {
        var (first, second, suspect, next) = (Work("first"), Work("second"), Work("suspect", alone: true), Work("next"));
        Assert.Equal(["first", "second"], _begun);

        await EndAsync(first);
        Assert.Equal(["first", "second"], _begun);
        await EndAsync(second);
        await suspect.Begun;
        Assert.Equal(["first", "second", "suspect"], _begun);

        await EndAsync(suspect);
        await next.Begun;
        await EndAsync(next);
        Assert.Equal(["first", "second", "suspect", "next"], _begun);
    }

    [Fact]
    public async Task Two_suspects_are_alone_one_after_the_other()
    {
        var (one, other) = (Work("one", alone: true), Work("other", alone: true));
        Assert.Equal(["one"], _begun);
        await EndAsync(one);
        await other.Begun;
        await EndAsync(other);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_or_throws_leaves_no_place_taken()
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = Work("first");
        var waiting = _gate.RunAsync(alone: true, () => Task.FromResult(0), impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await EndAsync(first);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _gate.RunAsync<int>(alone: true, () => throw new InvalidOperationException(), Token));

        Assert.Equal(7, await _gate.RunAsync(alone: true, () => Task.FromResult(7), Token));
    }

    private (Task<int> Done, Task Begun, TaskCompletionSource<int> End) Work(string name, bool alone = false)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = _gate.RunAsync(
            alone,
            () =>
            {
                _begun.Add(name);
                begun.SetResult();
                return end.Task;
            },
            Token);
        return (done, begun.Task, end);
    }

    private static Task EndAsync((Task<int> Done, Task Begun, TaskCompletionSource<int> End) work)
    {
        work.End.SetResult(0);
        return work.Done;
    }
}
