using System.CommandLine;
using CyclinE.Artifacts.Ledger;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Contracts;

namespace CyclinE.Cli.Commands;

/// <summary><c>cancel</c>: nothing of a batch is released any more.</summary>
public static class CancelCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("cancel", "Cancels a batch: what has ended stays, everything open ends as cancelled.");
        var backend = new BackendOptions(command);
        command.SetAction((result, cancellationToken) => Errors.GuardAsync(terminal, Detectors.All, async () =>
        {
            await using var store = backend.Open(result);
            var batch = await store.FindBatchAsync(backend.Batch(result), cancellationToken);
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
                terminal.Line($"{batch.Id} has ended already.");
                return ExitCodes.Success;
            }

            if (store.IsEmbedded)
            {
                // No Batches service stands behind a folder; a run that is going on meets the same rows.
                await LocalRules.Of(store).FinishCancelAsync(batch.Id, cancellationToken);
            }

            await store.TellAsync(new BatchChanged { Batch = batch.Id.ToString() }, cancellationToken);
            terminal.Line($"{batch.Id} is cancelled.");
            return ExitCodes.Success;
        }));
        return command;
    }
}
