using System.Net.Sockets;
using CyclinE.Messaging.Transport;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyclinE.Hosting;

/// <summary>
/// Ends a worker that does not read one of its queues although its broker answers, so that the orchestrator starts it again: a worker
/// that lives and reads nothing would hold up every batch in silence.
/// </summary>
public sealed partial class BusWatch(IBusControl bus, QueueWatch queues, TransportOptions transport, TimeProvider clock, ILogger<BusWatch> logger)
    : BackgroundService
{
    /// <summary>The exit code: infrastructure.</summary>
    public const int ExitCode = 30;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (transport.RabbitMq is not { } address)
        {
            return;
        }

        var watch = new StuckBus(Limit);
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var unread = await queues.LookAsync(stoppingToken).ConfigureAwait(false);
            var isReading = bus.CheckHealth().Status == BusHealthStatus.Healthy && unread is not { Count: > 0 };
            var answers = !isReading && (unread is not null || await AnswersAsync(address, stoppingToken).ConfigureAwait(false));
            if (watch.IsStuck(isReading, answers, clock.GetUtcNow()))
            {
                Stuck(logger, (int)Limit.TotalSeconds, await WhyAsync(unread, stoppingToken).ConfigureAwait(false));
                Environment.Exit(ExitCode);
            }
        }
    }

    /// <summary>What the broker refuses, where it does: a wrong password or a missing right looks to the bus like any outage.</summary>
    private async Task<string> WhyAsync(IReadOnlyList<string>? unread, CancellationToken cancellationToken)
    {
        if (unread is { Count: > 0 })
        {
            return $"It does not read {string.Join(", ", unread)}.";
        }

        try
        {
            await BrokerProbe.CheckAsync(transport, [], cancellationToken).ConfigureAwait(false);
            return "The bus is stuck.";
        }
        catch (BrokerUnavailableException exception)
        {
            return exception.Message;
        }
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        const int Amqp = 5672;
        const int AmqpSecure = 5671;
        var port = address.Port > 0 ? address.Port : address.Scheme is "amqps" or "rabbitmqs" ? AmqpSecure : Amqp;
        using var client = new TcpClient();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Every);
        try
        {
            await client.ConnectAsync(address.Host, port, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false; // Away: the bus is right to wait.
        }
    }

    [LoggerMessage(Level = LogLevel.Critical,
        Message = "The broker has answered for {Seconds} s and this worker does not read its queues: the process ends, to be started again. {Why}")]
    private static partial void Stuck(ILogger logger, int seconds, string why);
}
