using System.Net.Http.Json;
using CyclinE.Messaging.Transport;
using MassTransit;

namespace CyclinE.Messaging.Topology;

/// <summary>
/// Declares every queue of the pipeline, with <c>_error</c> and <c>_skipped</c>, before any producer starts, and sets
/// delivery limit and dead-lettering as policies, so that a release can change them.
/// </summary>
public sealed class RabbitMqTopology(TransportOptions transport, IReadOnlyList<EndpointSpec> endpoints) : IBrokerTopology
{
    private const string PolicyName = "cycline";
    private static readonly TimeSpan DeclareLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _gate = new(1);
    private int _applied;

    /// <summary>All queues by name, with the messages bound to each.</summary>
    public static IEnumerable<(string Queue, IReadOnlyList<string> Exchanges)> Describe(IReadOnlyList<EndpointSpec> endpoints) =>
        endpoints.Select(e => (e.Queue, (IReadOnlyList<string>)[.. e.Messages.Select(ExchangeNames.Of)]));

    /// <inheritdoc/>
    /// <exception cref="TimeoutException">The broker went away meanwhile; apply it again.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var seen = Volatile.Read(ref _applied);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_applied != seen)
            {
                return; // Many publishes are given back at once; the first of them has declared everything for all.
            }

            await DeclareAsync(cancellationToken).ConfigureAwait(false);
            if (transport.Management is not null)
            {
                await ApplyPolicyAsync(transport.Management, cancellationToken).ConfigureAwait(false);
            }

            _applied++;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Declares through a bus of its own, within a limit: a bus whose broker goes away between connecting and declaring
    /// does not come back, and whoever waits for it would wait for ever.
    /// </summary>
    private async Task DeclareAsync(CancellationToken cancellationToken)
    {
        var bus = Bus.Factory.CreateUsingRabbitMq(configurator =>
        {
            configurator.DeployTopologyOnly = true;
            configurator.DeployPublishTopology = true;
            RabbitMqBus.Configure(configurator, transport, WithSideQueues(), slots: 1, (_, _) => { });
        });
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(DeclareLimit);
        try
        {
            await bus.StartAsync(limit.Token).WaitAsync(DeclareLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The topology could not be applied within {DeclareLimit.TotalSeconds} s.", exception);
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None).WaitAsync(StopLimit, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private List<EndpointSpec> WithSideQueues() =>
    [
        .. endpoints,
        .. endpoints.SelectMany(e => new[] { "_error", "_skipped" },
            (e, suffix) => new EndpointSpec { Queue = e.Queue + suffix, Messages = [], Configure = (_, _) => { } }),
    ];

    private async Task ApplyPolicyAsync(Uri management, CancellationToken cancellationToken)
    {
        using var http = RabbitMqManagement.Open(transport, management);
        var host = RabbitMqManagement.VirtualHost(transport);

        // At-least-once dead-lettering needs overflow reject-publish: publishers are told instead of messages being dropped.
        var policy = new Dictionary<string, object>
        {
            ["pattern"] = "^[a-z][a-z0-9-]*-v[0-9]+(-[0-9a-f]{8})?$", // Also of stages that are not known here; no other queue is called so.
            ["apply-to"] = "queues",
            ["definition"] = new Dictionary<string, object>
            {
                ["delivery-limit"] = DeadLetterQueue.DeliveryLimit,
                ["dead-letter-exchange"] = DeadLetterQueue.Name,
                ["dead-letter-strategy"] = "at-least-once",
                ["overflow"] = "reject-publish",
                ["max-length"] = 1_000_000,
            },
        };
        using var response = await http.PutAsJsonAsync($"/api/policies/{host}/{PolicyName}", policy, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            var answer = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
            throw new InvalidOperationException($"The broker refused the policy {PolicyName} ({(int)response.StatusCode}): {answer}");
        }
    }
}

/// <summary>Where the broker puts a message that was delivered too often: the policy names it.</summary>
public static class DeadLetterQueue
{
    /// <summary>Exchange and queue.</summary>
    public const string Name = "dead-letters";

    /// <summary>Deliveries of one message after which it is dead.</summary>
    public const int DeliveryLimit = 5;
}
