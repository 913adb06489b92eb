using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Stages;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using Microsoft.Extensions.Hosting;

namespace CyclinE.Hosting;

/// <summary>Says every 10 s that this worker lives, what it reads and how many slots are free.</summary>
public sealed class WorkerAnnouncer(
    ILedger ledger, PipelineBus bus, FreeSlots slots, IInputFiles files, StageRunnerSettings settings, Patience patience,
    TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly DateTime _started = clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await patience.RunAsync("announce worker", () => ledger.AnnounceWorkerAsync(Say(), stoppingToken), stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private WorkerAnnouncement Say() => new()
    {
        WorkerId = _id,
        Service = settings.Producer.Service,
        Process = FormattableString.Invariant($"{Environment.MachineName}:{Environment.ProcessId}"),
        Queues = [.. bus.Endpoints.Select(e => e.Queue)],
        Roots = [.. files.Roots],
        FreeSlots = slots.Count(),
        StartedAt = _started,
        Stages = [.. bus.Stages.Where(s => StageTable.All.All(t => t.Name != s.Name))],
        At = clock.GetUtcNow().UtcDateTime,
    };
}
