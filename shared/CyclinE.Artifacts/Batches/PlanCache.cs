using System.Collections.Concurrent;
using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;

namespace CyclinE.Artifacts.Batches;

/// <summary>Plans by id. A plan never changes, so a process reads each one once.</summary>
/// <param name="ledger">Where plans are kept.</param>
public sealed class PlanCache(ILedger ledger)
{
    private readonly ConcurrentDictionary<string, Plan> _plans = new(StringComparer.Ordinal);

    /// <summary>The plan of an id.</summary>
    /// <exception cref="InvalidOperationException">The ledger does not have it.</exception>
    public async ValueTask<Plan> GetAsync(string planId, CancellationToken cancellationToken)
    {
        if (_plans.TryGetValue(planId, out var known))
        {
            return known;
        }

        var plan = await ledger.FindPlanAsync(planId, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"Plan {planId} is not in the ledger.");
        return _plans.GetOrAdd(planId, plan);
    }
}
