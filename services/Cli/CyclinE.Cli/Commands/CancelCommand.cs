using System.CommandLine;
using CyclinE.Cli.Backends;
using CyclinE.Cli.Output;
using CyclinE.Cli.Results;

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
            terminal.Line(await BatchCancelling.CancelAsync(store, batch, cancellationToken));
            return ExitCodes.Success;
        }));
        return command;
    }
}
