using System.Collections.Concurrent;

namespace CyclinE.Artifacts.Sqlite;

/// <summary>
/// Connections for reading, as many as there are readers at once. Reads run on the caller's thread: SQLite has no
/// asynchronous ones, and a hop to another thread costs more than a look into the page cache.
/// </summary>
/// <param name="open">Opens a connection.</param>
internal sealed class ReadPool(Func<StoreConnection> open) : IDisposable
{
    private readonly ConcurrentBag<StoreConnection> _idle = [];
    private volatile bool _disposed;

    /// <summary>Reads.</summary>
    public Task<T> RunAsync<T>(Func<StoreConnection, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return Task.FromResult(Run(read));
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(SqliteErrors.Translate(exception));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private T Run<T>(Func<StoreConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!_idle.TryTake(out var connection))
        {
            connection = open();
        }

        try
        {
            return read(connection);
        }
        finally
        {
            _idle.Add(connection);
            if (_disposed)
            {
                Dispose();
            }
        }
    }
}
