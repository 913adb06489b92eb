namespace CyclinE.Messaging;

/// <summary>Where messages travel.</summary>
public enum TransportKind
{
    /// <summary>Within this process.</summary>
    InMemory,

    /// <summary>Through RabbitMQ.</summary>
    RabbitMq,
}
