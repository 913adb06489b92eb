namespace CyclinE.Messaging.Runner;

/// <summary>
/// Lets a computation that may end its process run while no other runs in this process, however long the others take: those
/// that run end first, those that come wait. What ends the process then is the suspect and nothing beside it.
/// </summary>
public sealed class SuspectGate : IDisposable
{
    // More than the messages that a process takes from all of its queues together; whoever finds no place waits for one.
    private const int Places = 1024;

    private readonly SemaphoreSlim _entrance = new(1);
    private readonly SemaphoreSlim _places = new(Places);

    /// <summary>Runs a computation beside others, or alone.</summary>
    public async Task<T> RunAsync<T>(bool alone, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var wanted = alone ? Places : 1;
        var taken = 0;
        try
        {
            await _entrance.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                for (; taken < wanted; taken++)
                {
                    await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
            finally
            {
                _entrance.Release();
            }

            return await work().ConfigureAwait(false);
        }
        finally
        {
            if (taken > 0)
            {
                _places.Release(taken);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _entrance.Dispose();
        _places.Dispose();
    }
}
