using CyclinE.Artifacts.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CyclinE.Hosting;

/// <summary>Ready while the ledger answers.</summary>
public sealed class StoreHealthCheck(ILedger ledger) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await ledger.ListWorkersAsync(DateTime.UtcNow, cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", exception);
        }
    }
}
