using System.Net.Security;
using System.Security.Authentication;
using CyclinE.Contracts;
using CyclinE.Messaging.Topology;
using MassTransit;

namespace CyclinE.Messaging.Transport;

/// <summary>The bus on RabbitMQ: quorum queues and nothing else; limits and dead-lettering are policies of the broker.</summary>
public static class RabbitMqBus
{
    /// <summary>Configures host and queues.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="transport">Where the broker is.</param>
    /// <param name="endpoints">The queues.</param>
    /// <param name="slots">Compute slots of this process.</param>
    /// <param name="connect">Connects consumers to a queue.</param>
    public static void Configure(
        IRabbitMqBusFactoryConfigurator bus, TransportOptions transport, IReadOnlyList<EndpointSpec> endpoints, int slots,
        Action<IRabbitMqReceiveEndpointConfigurator, EndpointSpec> connect)
    {
        bus.MessageTopology.SetEntityNameFormatter(new ExchangeNames());
        var address = transport.RabbitMq ?? throw new InvalidOperationException("No RabbitMQ address is configured (CYCLINE__RabbitMq).");
        bus.Host(address, host =>
        {
            if (transport.IsTls)
            {
                // By the scheme alone: MassTransit goes by the port, and would log in in plain text on any other than 5671.
                host.UseSsl(tls =>
                {
                    tls.ServerName = address.Host;
                    tls.Protocol = SslProtocols.None; // What the machine holds safe.
                    tls.CertificateValidationCallback = transport.Certificate ?? ((_, _, _, errors) => errors == SslPolicyErrors.None);
                });
            }
        });
        PipelineBus.ExcludeBaseTypes(bus);

        // An event that no queue takes would be lost in silence: the broker has to give it back.
        bus.ConfigurePublish(p => p.UseExecute(context =>
        {
            if (context.TryGetPayload<RabbitMqSendContext>(out var send)
                && context is SendContext<UnitMessage> or SendContext<BatchSubmitted> or SendContext<BatchChanged>)
            {
                send.Mandatory = true;
            }
        }));
        foreach (var spec in endpoints)
        {
            bus.ReceiveEndpoint(spec.Queue, e =>
            {
                Declare(e, spec);
                PipelineBus.Limit(e, spec, slots);
                connect(e, spec);
            });
        }
    }

    /// <summary>Declares a queue and its bindings.</summary>
    internal static void Declare(IRabbitMqReceiveEndpointConfigurator endpoint, EndpointSpec spec)
    {
        endpoint.SetQuorumQueue();
        endpoint.ConfigureConsumeTopology = false;
        foreach (var message in spec.Messages)
        {
            endpoint.Bind(ExchangeNames.Of(message));
        }
    }
}
