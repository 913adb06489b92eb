using System.Security.Authentication;
using CyclinE.Messaging.Topology;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CyclinE.Messaging.Transport;

/// <summary>
/// One look at the broker within four seconds, by a connection of its own: a bus whose broker is away, or refuses it, waits for
/// ever and does not say why.
/// </summary>
public static class BrokerProbe
{
    /// <summary>Longest wait for one answer.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>Connects, logs in, declares the exchanges of messages that are to be published and tries whether they may be.</summary>
    /// <param name="transport">Where the broker is.</param>
    /// <param name="messages">The messages; none to connect only.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="BrokerUnavailableException">It does not answer within 4 s, or refuses; says which server and why.</exception>
    public static async Task CheckAsync(TransportOptions transport, IReadOnlyList<Type> messages, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await using var connection = await ConnectAsync(transport, limit.Token).ConfigureAwait(false);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: limit.Token).ConfigureAwait(false);
            foreach (var exchange in messages.Select(ExchangeNames.Of))
            {
                await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true, cancellationToken: limit.Token).ConfigureAwait(false);

                // The right to write is looked at when something is published: here something that is taken back.
                await channel.TxSelectAsync(limit.Token).ConfigureAwait(false);
                await channel.BasicPublishAsync(exchange, string.Empty, ReadOnlyMemory<byte>.Empty, limit.Token).ConfigureAwait(false);
                await channel.TxRollbackAsync(limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Explain(transport, exception);
        }
    }

    /// <summary>What an exception of the broker's client means for a person.</summary>
    public static BrokerUnavailableException Explain(TransportOptions transport, Exception exception)
    {
        var server = Name(transport.RabbitMq!);
        var causes = Causes(exception).ToList();
        if (causes.OfType<BrokerUnavailableException>().FirstOrDefault() is { } known)
        {
            return known;
        }

        if (causes.OfType<AuthenticationFailureException>().Any() || causes.OfType<PossibleAuthenticationFailureException>().Any())
        {
            return new($"the broker {server} refused the user or the password.", "Look at user and password in CYCLINE__RabbitMq.", exception);
        }

        if (causes.OfType<OperationInterruptedException>().Select(c => c.ShutdownReason).FirstOrDefault(r => r is not null) is { } reason)
        {
            return new($"the broker {server} refused: {BrokerRefusal.What(reason)}", BrokerRefusal.Remedy(transport.RabbitMq!), exception);
        }

        if (causes.OfType<AuthenticationException>().FirstOrDefault() is { } tls)
        {
            return new(
                $"the broker {server} offers no TLS, or its certificate is not trusted: {tls.Message}",
                "Its certificate has to name this host and come from an authority that this machine, or CYCLINE__TrustedAuthority, knows; amqps:// is never sent in plain text.", exception);
        }

        return new(
            transport.IsTls
                ? $"the broker {server} does not answer, or not with TLS: {Cause(causes[^1])}"
                : $"the broker {server} does not answer: {Cause(causes[^1])}",
            "Start it, or look at host and port in CYCLINE__RabbitMq.", exception);
    }

    /// <summary>A connection of one's own, which does not come back by itself.</summary>
    internal static async Task<IConnection> ConnectAsync(TransportOptions transport, CancellationToken cancellationToken)
    {
        var address = transport.RabbitMq ?? throw new InvalidOperationException("No RabbitMQ address is configured (CYCLINE__RabbitMq).");
        var factory = new ConnectionFactory
        {
            Uri = address,
            AutomaticRecoveryEnabled = false,
            RequestedConnectionTimeout = Limit,
            HandshakeContinuationTimeout = Limit,
            ContinuationTimeout = Limit,
        };
        if (transport.IsTls)
        {
            factory.Ssl = new SslOption(address.Host, enabled: true) { CertificateValidationCallback = transport.Certificate };
        }

        return await factory.CreateConnectionAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string Cause(Exception cause) =>
        cause is OperationCanceledException or TimeoutException ? $"nothing came back within {Limit.TotalSeconds} s" : cause.Message;

    /// <summary>The address without its password.</summary>
    private static string Name(Uri address) =>
        $"{address.Scheme}://{(address.UserInfo.Length > 0 ? address.UserInfo.Split(':')[0] + "@" : string.Empty)}{address.Authority}{address.AbsolutePath}";

    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause is AggregateException { InnerExceptions.Count: > 0 } all ? all.InnerExceptions[0]
            : cause.InnerException)
        {
            yield return cause;
        }
    }
}

/// <summary>The broker does not answer, or refuses this user. Infrastructure: nothing that is in the ledger is lost by it.</summary>
/// <param name="message">Which server, and what it refuses.</param>
/// <param name="remedy">What to do.</param>
/// <param name="innerException">The cause.</param>
public sealed class BrokerUnavailableException(string message, string remedy, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>What to do.</summary>
    public string Remedy { get; } = remedy;
}
