using CyclinE.Artifacts.Store;
using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Exceptions;

namespace CyclinE.Messaging.Runner;

/// <summary>
/// Waits out an outage of store or broker in place, with growing pauses, so that an outage never pours a batch into error
/// queues. Everything else passes through at once.
/// </summary>
public sealed class Patience(IEnumerable<IOutageDetector> detectors, TimeProvider clock, ILogger<Patience> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private readonly IOutageDetector[] _detectors = [.. detectors];

    /// <summary>Runs an operation that may be run again.</summary>
    public async Task<T> RunAsync<T>(string what, Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await operation().ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsOutage(exception))
            {
                PipelineMetrics.Waited(what);
                Log.Outage(logger, what, pause.TotalSeconds, exception);
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs an operation that may be run again.</summary>
    public Task RunAsync(string what, Func<Task> operation, CancellationToken cancellationToken) =>
        RunAsync(
            what,
            async () =>
            {
                await operation().ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    private bool IsOutage(Exception exception) => exception switch
    {
        AggregateException aggregate => aggregate.InnerExceptions.All(IsOutage),
        ConnectionException or TransportException or RabbitMQClientException => true,
        TimeoutException => true,
        _ => _detectors.Any(d => d.IsOutage(exception)) || (exception.InnerException is { } inner && IsOutage(inner)),
    };
}
