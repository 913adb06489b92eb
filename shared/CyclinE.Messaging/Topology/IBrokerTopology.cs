namespace CyclinE.Messaging.Topology;

/// <summary>Queues, bindings and policies of the broker.</summary>
public interface IBrokerTopology
{
    /// <summary>Declares whatever is missing; running it again changes nothing.</summary>
    Task ApplyAsync(CancellationToken cancellationToken);
}

/// <summary>Within one process queues exist as long as the process does.</summary>
public sealed class InMemoryTopology : IBrokerTopology
{
    /// <inheritdoc/>
    public Task ApplyAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
