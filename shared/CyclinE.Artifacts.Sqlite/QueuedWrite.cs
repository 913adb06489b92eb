namespace CyclinE.Artifacts.Sqlite;

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
