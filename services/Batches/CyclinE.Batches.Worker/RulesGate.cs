namespace CyclinE.Batches.Worker;

/// <summary>
/// Batch rules run one at a time in a process. Two at once would be correct, but would announce the same units twice.
/// </summary>
public sealed class RulesGate : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    /// <summary>Runs one rule.</summary>
    public async Task RunAsync(Func<Task> rule, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await rule();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
