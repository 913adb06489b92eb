using CyclinE.Contracts.Stages;
using CyclinE.Messaging.InProcess;
using MassTransit;

namespace CyclinE.Messaging.Topology;

/// <summary>One queue and who reads it.</summary>
public sealed record EndpointSpec
{
    /// <summary>The queue.</summary>
    public required string Queue { get; init; }

    /// <summary>Messages whose exchanges are bound to it.</summary>
    public required IReadOnlyList<Type> Messages { get; init; }

    /// <summary>Who takes its messages within one process.</summary>
    public IReadOnlyList<MessageTaker> Takers { get; init; } = [];

    /// <summary>Connects the consumers to it on the broker.</summary>
    public required Action<IReceiveEndpointConfigurator, IRegistrationContext> Configure { get; init; }

    /// <summary>Messages handled at a time beyond the compute slots; null for exactly <see cref="Limit"/>.</summary>
    public int? BeyondSlots { get; init; }

    /// <summary>Messages handled at a time where <see cref="BeyondSlots"/> is null.</summary>
    public int Limit { get; init; } = 1;

    /// <summary>The stage whose queue it is; null for queues of the Batches service.</summary>
    public StageDefinition? Stage { get; init; }

    /// <summary>Messages handled at a time.</summary>
    /// <param name="slots">Compute slots of the process.</param>
    public int MessageLimit(int slots) => BeyondSlots is { } beyond ? slots + beyond : Limit;
}
