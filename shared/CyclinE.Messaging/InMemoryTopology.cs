namespace CyclinE.Messaging;

/// <summary>Within one process queues exist as long as the process does.</summary>
public sealed class InMemoryTopology : IBrokerTopology
{
    /// <inheritdoc/>
    public Task ApplyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
