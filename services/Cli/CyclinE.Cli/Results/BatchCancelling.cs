using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Contracts;
using CyclinE.Messaging.Transport;

namespace CyclinE.Cli.Results;

/// <summary>Cancels a batch: what <c>cancel</c> and the portal do.</summary>
public static class BatchCancelling
{
    /// <summary>Cancels it; gives what was done, in words. What has ended stays.</summary>
    /// <exception cref="BrokerUnavailableException">Batches could not be told now; the ledger has it all the same.</exception>
    public static async Task<string> CancelAsync(Backend store, BatchRow batch, CancellationToken cancellationToken)
    {
        while (batch.State is not BatchState.Ended and not BatchState.Cancelling)
        {
            if (await store.Ledger.TryReplaceBatchAsync(batch with { State = BatchState.Cancelling, CancelRequested = true }, cancellationToken))
            {
                break;
            }

            batch = await store.FindBatchAsync(batch.Id.ToString(), cancellationToken);
        }

        if (batch.State == BatchState.Ended)
        {
            return $"{batch.Id} has ended already.";
        }

        if (store.IsEmbedded)
        {
            // No Batches service stands behind a folder; a run that is going on meets the same rows.
            await LocalRules.Of(store).FinishCancelAsync(batch.Id, cancellationToken);
        }

        await store.TellAsync(new BatchChanged { Batch = batch.Id.ToString() }, cancellationToken);
        return $"{batch.Id} is cancelled.";
    }
}
