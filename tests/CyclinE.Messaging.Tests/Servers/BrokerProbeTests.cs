using System.Net;
using System.Net.Sockets;
using System.Text;
using CyclinE.Contracts;
using CyclinE.Hosting;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using CyclinE.Testing.Servers;
using RabbitMQ.Client;

namespace CyclinE.Messaging.Tests.Servers;

/// <summary>What is said of a broker that does not answer, refuses, or cannot be trusted.</summary>
public sealed class BrokerProbeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_broker_that_is_away_is_named_without_the_password()
    {
        var refused = await RefusedAsync(new TransportOptions { RabbitMq = new Uri($"amqp://somebody:secret@127.0.0.1:{FreePort()}/") });
        Assert.Contains("amqp://somebody@127.0.0.1:", refused.Message, StringComparison.Ordinal);
        Assert.Contains("does not answer", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_a_missing_right_are_told_apart()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var host = await rabbit.NewVirtualHostAsync();
        var user = $"user{Guid.NewGuid():N}";
        using var api = rabbit.OpenManagement();
        (await api.PutAsync($"api/users/{user}", Json("""{"password":"right","tags":""}"""), Token)).EnsureSuccessStatusCode();
        var wrong = await RefusedAsync(new TransportOptions { RabbitMq = new UriBuilder(host) { UserName = user, Password = "wrong" }.Uri });
        Assert.Contains("the user or the password", wrong.Message, StringComparison.Ordinal);

        var name = host.AbsolutePath.Trim('/');
        var transport = new TransportOptions { RabbitMq = new UriBuilder(host) { UserName = user, Password = "right" }.Uri };
        await SaysAsync($"user '{user}' has no rights at all on the virtual host '{name}'");
        await PermitAsync("^$", ".*");
        await SaysAsync($"user '{user}' has no right to configure (declare) the exchange 'batch-submitted' of the virtual host '{name}'");
        await PermitAsync(".*", "^$");
        await SaysAsync($"user '{user}' has no right to write to the exchange 'batch-submitted' of the virtual host '{name}'");
        await PermitAsync("^batch-submitted$", "^batch-submitted$");
        await BrokerProbe.CheckAsync(transport, [typeof(BatchSubmitted)], Token);

        async Task PermitAsync(string configure, string write) => (await api.PutAsync($"api/permissions/{name}/{user}",
            Json($$"""{"configure":"{{configure}}","write":"{{write}}","read":"^$"}"""), Token)).EnsureSuccessStatusCode();

        async Task SaysAsync(string what)
        {
            var lacking = await RefusedAsync(transport);
            Assert.Contains(what, lacking.Message, StringComparison.Ordinal);
            Assert.Contains($"rabbitmqctl set_permissions -p '{name}' '{user}'", lacking.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_the_probe_publishes_reaches_nobody()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var transport = new TransportOptions { Kind = TransportKind.RabbitMq, RabbitMq = await rabbit.NewVirtualHostAsync() };
        await BrokerProbe.CheckAsync(transport, [typeof(BatchSubmitted)], Token);
        await using var connection = await new ConnectionFactory { Uri = transport.RabbitMq }.CreateConnectionAsync(Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        var queue = (await channel.QueueDeclareAsync(cancellationToken: Token)).QueueName;
        await channel.QueueBindAsync(queue, ExchangeNames.Of(typeof(BatchSubmitted)), string.Empty, cancellationToken: Token);
        await BrokerProbe.CheckAsync(transport, [typeof(BatchSubmitted)], Token);
        Assert.Equal(0u, await channel.MessageCountAsync(queue, Token));
    }

    [Fact]
    public async Task A_port_that_takes_the_connection_and_never_answers_is_given_up_and_named()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var refused = await RefusedAsync(new TransportOptions { RabbitMq = new Uri($"amqp://guest:guest@127.0.0.1:{port}/") });
        Assert.Contains($"127.0.0.1:{port}/ does not answer: nothing came back within 4 s", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amqps_on_any_port_is_tls_with_a_certificate_that_is_checked()
    {
        using var authority = new SelfMadeAuthority();
        var port = FreePort();
        await using var rabbit = await RabbitMqServer.StartOwnAsync(authority.Broker(port));
        var address = new Uri($"amqps://guest:guest@localhost:{port}/");
        var trusting = new TransportOptions { Kind = TransportKind.RabbitMq, RabbitMq = address, Certificate = TrustedAuthority.Check(authority.Certificate) };

        await BrokerProbe.CheckAsync(trusting, [typeof(BatchSubmitted)], Token);
        await new RabbitMqTopology(trusting, []).ApplyAsync(Token); // The bus itself, which would take this port for a plain one.

        TransportOptions[] refused =
        [
            trusting with { Certificate = null }, // An authority that this machine does not know.
            trusting with { RabbitMq = new Uri($"amqps://guest:guest@127.0.0.1:{port}/") }, // Another host than the certificate's.
            trusting with { RabbitMq = new Uri($"amqps://guest:guest@localhost:{rabbit.AmqpUri.Port}/") }, // A port that speaks plain text.
        ];
        foreach (var transport in refused)
        {
            Assert.Contains("TLS", (await RefusedAsync(transport)).Message, StringComparison.Ordinal);
            await Assert.ThrowsAnyAsync<Exception>(() => new RabbitMqTopology(transport, []).ApplyAsync(Token));
        }
    }

    private static async Task<BrokerUnavailableException> RefusedAsync(TransportOptions transport) =>
        await Assert.ThrowsAsync<BrokerUnavailableException>(() => BrokerProbe.CheckAsync(transport, [typeof(BatchSubmitted)], Token));

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
