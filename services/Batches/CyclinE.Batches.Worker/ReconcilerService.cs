using CyclinE.Artifacts.Batches;
using CyclinE.Messaging.Runner;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyclinE.Batches.Worker;

/// <summary>Reconciles at start and then every turn.</summary>
public sealed class ReconcilerService(
    BatchRules rules, RulesGate gate, Patience patience, ReconcilerSettings settings, TimeProvider clock, ILogger<ReconcilerService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var atOnce = true;
        using var timer = new PeriodicTimer(settings.Every, clock);
        do
        {
            var first = atOnce;
            try
            {
                await patience.RunAsync("reconcile", () => gate.RunAsync(() => rules.ReconcileAsync(first, stoppingToken), stoppingToken), stoppingToken);
                atOnce = false;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A bug in one batch must not stop the others from being looked at for ever.
                Log.ReconcileFailed(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

/// <summary>How often the reconciler runs.</summary>
/// <param name="Every">Time between turns.</param>
public sealed record ReconcilerSettings(TimeSpan Every)
{
    /// <summary>30 s.</summary>
    public static ReconcilerSettings Default { get; } = new(TimeSpan.FromSeconds(30));
}
