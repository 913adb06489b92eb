using System.Diagnostics.Metrics;
using CyclinE.Contracts.Telemetry;
using CyclinE.Messaging.Runner;
using Microsoft.Extensions.Hosting;

namespace CyclinE.Hosting;

/// <summary>What every worker measures of itself.</summary>
public sealed class WorkerMeter : IHostedService, IDisposable
{
    private readonly Meter _meter = new(TelemetryNames.Source);

    /// <summary>Makes the gauges; they are read when somebody looks.</summary>
    public WorkerMeter(FreeSlots slots, TimeProvider clock)
    {
        var started = clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        _meter.CreateObservableGauge(TelemetryNames.FreeSlots, slots.Count, "{message}", "Messages that this worker would take at once.");
        _meter.CreateObservableGauge(TelemetryNames.WorkerStarted, () => started, "s", "When this worker was started, in seconds since 1970.");
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
