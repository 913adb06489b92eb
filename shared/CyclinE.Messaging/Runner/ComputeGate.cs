namespace CyclinE.Messaging.Runner;

/// <summary>
/// Slots for computing, shared by all stages of a process: cores and memory are bounded here, while reading and writing
/// of other messages overlaps with it.
/// </summary>
public sealed class ComputeGate : IDisposable
{
    private readonly SemaphoreSlim _slots;

    /// <summary>Makes a gate.</summary>
    /// <param name="slots">Computations at a time.</param>
    public ComputeGate(int slots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 1);
        Slots = slots;
        _slots = new SemaphoreSlim(slots);
    }

    /// <summary>Computations at a time.</summary>
    public int Slots { get; }

    /// <summary>max(1, min(cores − 1, memory limit ÷ the stages' peak)).</summary>
    /// <param name="peakMemory">Peak memory of the hungriest stage in bytes.</param>
    public static int DefaultSlots(long peakMemory)
    {
        var byMemory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Max(1, peakMemory);
        return (int)Math.Max(1, Math.Min(Environment.ProcessorCount - 1, byMemory));
    }

    /// <summary>Runs a computation in a slot.</summary>
    public async Task<T> RunAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(compute, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();
}
