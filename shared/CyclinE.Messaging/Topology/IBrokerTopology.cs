namespace CyclinE.Messaging.Topology;

/// <summary>Queues, bindings and policies of the broker.</summary>
public interface IBrokerTopology
{
    /// <summary>Declares whatever is missing; running it again changes nothing.</summary>
    Task ApplyAsync(CancellationToken cancellationToken);
}
