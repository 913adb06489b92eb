using System.Net.Security;

namespace CyclinE.Messaging.Transport;

/// <summary>Which transport and where. The registration of stages is the same for each.</summary>
public sealed record TransportOptions
{
    /// <summary>The transport.</summary>
    public TransportKind Kind { get; init; } = TransportKind.InProcess;

    /// <summary><c>amqp://user:password@host:5672/vhost</c>; <c>amqps://</c> is TLS.</summary>
    public Uri? RabbitMq { get; init; }

    /// <summary><c>http://user:password@host:15672</c>, for policies and queue lengths.</summary>
    public Uri? Management { get; init; }

    /// <summary>Checks the broker's certificate; null takes the machine's authorities.</summary>
    public RemoteCertificateValidationCallback? Certificate { get; init; }

    /// <summary>True for <c>amqps://</c>, on any port.</summary>
    public bool IsTls => RabbitMq?.Scheme is "amqps" or "rabbitmqs";

    /// <summary>Computations at a time; null takes cores and memory.</summary>
    public int? Slots { get; init; }
}

/// <summary>Where messages travel.</summary>
public enum TransportKind
{
    /// <summary>Within this process.</summary>
    InProcess,

    /// <summary>Through RabbitMQ.</summary>
    RabbitMq,
}
