using CyclinE.Artifacts;
using CyclinE.Artifacts.Sqlite;

namespace CyclinE.Cli;

/// <summary>
/// Ends a run whose disk is full: other trouble of the folder passes and is waited out, but nobody frees a disk for a program
/// that is silent.
/// </summary>
public sealed class FullDiskWatch : IOutageDetector
{
    private readonly SqliteOutageDetector _store = new();
    private readonly TaskCompletionSource _full = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails with the store's exception once the disk is full; does not end otherwise.</summary>
    public Task Met => _full.Task;

    /// <inheritdoc/>
    public bool IsOutage(Exception exception)
    {
        if (exception is StoreUnavailableException { IsFull: true })
        {
            _full.TrySetException(exception);
        }

        return _store.IsOutage(exception);
    }
}
