using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Security.Authentication;
using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace CyclinE.Messaging.Transport;

/// <summary>
/// Whether this process still reads each of its queues, by what the broker says of them. The bus cannot tell: MassTransit 8.5 goes
/// on calling an endpoint healthy that waits for ever for its queue after an outage was followed by the queue's deletion.
/// </summary>
public sealed class QueueWatch(PipelineBus endpoints, TransportOptions transport, MessagesInHand hand, ComputeGate gate, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, QueueLook> _looks = new(StringComparer.Ordinal);
    private IConnection? _connection;
    private DateTimeOffset _at;

    /// <summary>What the last look found unread, with the reason; null before the first, and where the broker did not answer.</summary>
    public IReadOnlyList<string>? Unread { get; private set; }

    /// <summary>True while the last look, at most 30 s ago, found every queue read; always on a bus within the process.</summary>
    public bool ReadsAll => transport.Kind != TransportKind.RabbitMq || (Unread is { Count: 0 } && clock.GetUtcNow() - _at <= Stale);

    /// <summary>Looks at every queue of this process.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The queues that this process does not read, with the reason; null where the broker did not answer.</returns>
    public async Task<IReadOnlyList<string>?> LookAsync(CancellationToken cancellationToken)
    {
        if (transport.Kind != TransportKind.RabbitMq)
        {
            return [];
        }

        try
        {
            List<string> unread = [];
            foreach (var endpoint in endpoints.Endpoints)
            {
                var look = await LookAsync(endpoint, cancellationToken).ConfigureAwait(false);
                if (look.Unread(_looks.GetValueOrDefault(endpoint.Queue)) is { } why)
                {
                    unread.Add($"{endpoint.Queue} ({why})");
                }

                _looks[endpoint.Queue] = look;
            }

            (Unread, _at) = (unread, clock.GetUtcNow());
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested
            && exception is RabbitMQClientException or IOException or SocketException or AuthenticationException or TimeoutException
                or OperationCanceledException or ObjectDisposedException)
        {
            Unread = null; // Away, or it refuses: whoever cannot see its queues does not say that it reads them.
            await CloseAsync().ConfigureAwait(false);
        }

        return Unread;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private async Task<QueueLook> LookAsync(EndpointSpec endpoint, CancellationToken cancellationToken)
    {
        var connection = _connection ??= await BrokerProbe.ConnectAsync(transport, cancellationToken).ConfigureAwait(false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(BrokerProbe.Limit);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: limit.Token).ConfigureAwait(false);
        var taken = hand.TakenFrom(endpoint.Queue);
        var hasRoom = hand.Of(endpoint.Queue) < endpoint.MessageLimit(gate.Slots);
        try
        {
            var queue = await channel.QueueDeclarePassiveAsync(endpoint.Queue, limit.Token).ConfigureAwait(false);
            return new QueueLook(Exists: true, queue.MessageCount, queue.ConsumerCount, taken, hasRoom);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            return new QueueLook(Exists: false, 0, 0, taken, hasRoom);
        }
    }

    private async Task CloseAsync()
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.AbortAsync(CancellationToken.None).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}

/// <summary>One queue at one moment.</summary>
/// <param name="Exists">Whether the broker has it.</param>
/// <param name="Ready">Messages that wait for a reader.</param>
/// <param name="Readers">Consumers of all processes.</param>
/// <param name="Taken">Messages that this process has taken from it since its start.</param>
/// <param name="HasRoom">Whether this process would take one more.</param>
public sealed record QueueLook(bool Exists, uint Ready, uint Readers, long Taken, bool HasRoom)
{
    /// <summary>Why this process does not read the queue; null where it does, as far as can be seen.</summary>
    /// <param name="before">The look before; null at the first.</param>
    /// <remarks>
    /// Others may read the same queue, so that consumers prove nothing: messages that stay while this process has room do. The
    /// broker hands out what waits at once to whoever has room.
    /// </remarks>
    public string? Unread(QueueLook? before) =>
        !Exists ? "it does not exist"
        : Readers == 0 ? "it has no consumer"
        : Ready > 0 && HasRoom && before is { Ready: > 0, HasRoom: true } && before.Taken == Taken
            ? $"{Ready} messages wait there while this worker has room" : null;
}
