namespace CyclinE.Messaging;

/// <summary>Which transport and where. The registration of stages is the same for each.</summary>
public sealed record TransportOptions
{
    /// <summary>The transport.</summary>
    public TransportKind Kind { get; init; } = TransportKind.InMemory;

    /// <summary><c>amqp://user:password@host:5672/vhost</c>.</summary>
    public Uri? RabbitMq { get; init; }

    /// <summary><c>http://user:password@host:15672</c>, for policies and queue lengths.</summary>
    public Uri? Management { get; init; }

    /// <summary>Computations at a time; null takes cores and memory.</summary>
    public int? Slots { get; init; }
}
