using CyclinE.Contracts;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>What lets the reconciler tell a lost message from a backlog.</summary>
public sealed class FreeSlotsTests : IAsyncDisposable
{
    private readonly StageFolder _folder = new();

    public ValueTask DisposeAsync() => _folder.DisposeAsync();

    [Fact]
    public async Task A_worker_that_has_all_the_messages_it_can_take_has_no_free_slot_though_most_of_them_only_wait()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        using var open = new ManualResetEventSlim();
        worker.Script.Compute = text =>
        {
            open.Wait(TestContext.Current.CancellationToken);
            return Script.Keep(text);
        };
        var message = await _folder.ReleaseAsync(StageFolder.Plan());
        Assert.Equal(2, worker.FreeSlots);

        var deliveries = Enumerable.Range(0, 7).Select(_ => worker.DeliverAsync(message)).ToList(); // It takes 2 slots + 4.
        await UntilAsync(worker, 0);
        open.Set();
        await Task.WhenAll(deliveries);
        await UntilAsync(worker, 2);
    }

    [Fact]
    public async Task A_worker_that_has_left_its_bus_has_no_free_slot()
    {
        await using var worker = await StageWorker.StartAsync(_folder);
        Assert.Equal(2, worker.FreeSlots);
        await worker.LeaveBusAsync();
        Assert.Equal(0, worker.FreeSlots);
    }

    private static async Task UntilAsync(StageWorker worker, int free)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        while (worker.FreeSlots != free)
        {
            await Task.Delay(5, limit.Token);
        }
    }
}
