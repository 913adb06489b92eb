using CyclinE.Messaging.Transport;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyclinE.Hosting;

/// <summary>Ready while every queue of this process is read.</summary>
public sealed class QueueHealthCheck(QueueWatch queues) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        queues.ReadsAll ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(
            queues.Unread is { Count: > 0 } unread ? $"Not read: {string.Join(", ", unread)}." : "The broker has not yet been seen."));
}
