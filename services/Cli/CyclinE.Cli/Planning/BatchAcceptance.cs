using CyclinE.Artifacts.Ledger;
using CyclinE.Contracts.Plans;

namespace CyclinE.Cli.Planning;

/// <summary>Hands a plan to the ledger.</summary>
public static class BatchAcceptance
{
    /// <summary>
    /// The batch of a plan: the one that is there, else the next revision. Where it was cancelled, the plan is submitted
    /// again as a revision of its own.
    /// </summary>
    public static async Task<BatchRow> AcceptAsync(this ILedger ledger, Plan plan, CancellationToken cancellationToken)
    {
        while (true)
        {
            await ledger.PutPlanAsync(plan, cancellationToken);
            var batch = await ledger.AcceptBatchAsync(plan.Name, plan.Id(), DateTime.UtcNow, cancellationToken);
            if (!batch.CancelRequested)
            {
                return batch;
            }

            plan = plan.Again();
        }
    }
}
