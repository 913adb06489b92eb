using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace CyclinE.Artifacts.Sqlite.Writing;

/// <summary>
/// The one writer of a process: a thread that takes everything that is queued and commits it in one short transaction.
/// Each caller's task ends after the commit of its write.
/// </summary>
internal sealed class WriteLoop : IAsyncDisposable
{
    private const int LargestBatch = 512;
    private readonly Channel<WriteOperation> _queue = Channel.CreateUnbounded<WriteOperation>(new UnboundedChannelOptions { SingleReader = true });
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<StoreConnection> _open;
    private StoreConnection? _connection;

    /// <summary>Starts the thread.</summary>
    /// <param name="open">Opens its connection.</param>
    public WriteLoop(Func<StoreConnection> open)
    {
        _open = open;
        new Thread(Loop) { IsBackground = true, Name = "cycline store writer" }.Start();
    }

    /// <summary>Queues a write; the task ends when it is committed.</summary>
    public Task<T> RunAsync<T>(Func<StoreConnection, T> write, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var operation = new QueuedWrite<T>(write, cancellationToken);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(operation), this);
        return operation.Task;
    }

    /// <summary>Commits what is queued and ends the thread.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
    }

    private void Loop()
    {
        var batch = new List<WriteOperation>(LargestBatch);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var operation))
            {
                batch.Add(operation);
            }

            Write(batch);
            batch.Clear();
        }

        _connection?.Dispose();
        _ended.SetResult();
    }

    /// <summary>
    /// Commits a batch. One that cannot be committed is taken apart and each write gets a transaction of its own, so that a
    /// failure is its own caller's, also where SQLite itself has rolled everything back (a full disk).
    /// </summary>
    private void Write(List<WriteOperation> batch)
    {
        if (TryCommit(batch) is { } failure)
        {
            foreach (var operation in batch)
            {
                var own = batch.Count == 1 || failure is StoreUnavailableException { IsLocked: true } ? failure : TryCommit([operation]);
                if (own is not null)
                {
                    operation.Fail(own);
                }
            }
        }
    }

    /// <summary>Runs and commits writes; gives the failure, after which nothing of them is written.</summary>
    private Exception? TryCommit(List<WriteOperation> operations)
    {
        try
        {
            _connection ??= _open();
            _connection.Execute("BEGIN IMMEDIATE");
            foreach (var operation in operations)
            {
                operation.Run(_connection);
            }

            _connection.Execute("COMMIT");
        }
        catch (Exception exception)
        {
            Abandon();
            return SqliteErrors.Translate(exception);
        }

        operations.ForEach(o => o.Complete());
        return null;
    }

    /// <summary>Rolls back; a connection that cannot even do that is given up for a new one.</summary>
    private void Abandon()
    {
        try
        {
            if (_connection is { InTransaction: true })
            {
                _connection.Execute("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }
}

/// <summary>A write that waits for its turn, and the caller who waits for it.</summary>
internal abstract class WriteOperation
{
    /// <summary>Runs within the open transaction; may be run again in another one. A cancelled one writes nothing.</summary>
    public abstract void Run(StoreConnection connection);

    /// <summary>The transaction is committed.</summary>
    public abstract void Complete();

    /// <summary>It is not, and will not be.</summary>
    public abstract void Fail(Exception exception);
}

/// <summary>A queued write with a result.</summary>
/// <param name="write">The statements.</param>
/// <param name="cancellationToken">Takes it out of the queue; a write that has begun is finished.</param>
internal sealed class QueuedWrite<T>(Func<StoreConnection, T> write, CancellationToken cancellationToken) : WriteOperation
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _cancelled;

    /// <summary>Ends after the commit.</summary>
    public Task<T> Task => _source.Task;

    /// <inheritdoc/>
    public override void Run(StoreConnection connection)
    {
        _cancelled = cancellationToken.IsCancellationRequested;
        if (!_cancelled)
        {
            _result = write(connection);
        }
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (_cancelled)
        {
            _source.SetCanceled(cancellationToken);
        }
        else
        {
            _source.SetResult(_result!);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _source.SetException(exception);
}
