using CyclinE.Artifacts.Files;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Stages;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Transport;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyclinE.Hosting;

/// <summary>Says every 10 s that this worker lives, what it reads and how many slots are free; at its start also which stages no plan can name.</summary>
public sealed partial class WorkerAnnouncer(
    ILedger ledger, PipelineBus bus, FreeSlots slots, IInputFiles files, StageRunnerSettings settings, Patience patience,
    TimeProvider clock, ILogger<WorkerAnnouncer> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Alive = TimeSpan.FromSeconds(30);
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly DateTime _started = clock.GetUtcNow().UtcDateTime;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await patience.RunAsync("look at stages", () => LookAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await patience.RunAsync("announce worker", () => ledger.AnnounceWorkerAsync(Say(), stoppingToken), stoppingToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var others = await ledger.ListWorkersAsync(clock.GetUtcNow().UtcDateTime - Alive, cancellationToken).ConfigureAwait(false);
        foreach (var (stage, why) in StageReach.Unnameable([.. bus.Stages], [.. others.SelectMany(w => w.Stages)]))
        {
            Unnameable(logger, stage, why);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "No plan can name the stage {Stage} of this worker, so nothing will be computed here: {Why}")]
    private static partial void Unnameable(ILogger logger, string stage, string why);

    private WorkerAnnouncement Say() => new()
    {
        WorkerId = _id,
        Service = settings.Producer.Service,
        Process = FormattableString.Invariant($"{Environment.MachineName}:{Environment.ProcessId}"),
        Queues = [.. bus.Endpoints.Select(e => e.Queue)],
        Roots = [.. files.Roots],
        FreeSlots = slots.Count(),
        StartedAt = _started,
        Stages = [.. bus.Stages.Where(s => StageCatalog.BuiltIn.Find(s.Name) is null)],
        At = clock.GetUtcNow().UtcDateTime,
    };
}
