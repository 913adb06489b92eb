using System.Text.Json;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CyclinE.Pipeline.Tests.Stages;

/// <summary>A program that knows RabbitMQ and nothing of this tree: what docs/adding-a-stage.md shows.</summary>
internal sealed class BareClient : IAsyncDisposable
{
    private readonly Channel<(string Unit, string State)> _ended = Channel.CreateUnbounded<(string, string)>();
    private readonly IConnection _connection;
    private readonly IChannel _channel;

    private BareClient(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public ChannelReader<(string Unit, string State)> Ended => _ended.Reader;

    public static async Task<BareClient> ListenAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var client = new BareClient(connection, channel);

        // A durable queue of one's own keeps what ends while nobody listens.
        await channel.QueueDeclareAsync("my-notifier", durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync("my-notifier", exchange: "unit-ended", routingKey: "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            using var envelope = JsonDocument.Parse(delivery.Body);
            var message = envelope.RootElement.GetProperty("message");
            var unit = message.GetProperty("unit"); // batch, kind, name
            await client.HandleAsync($"{unit.GetProperty("batch")}/{unit.GetProperty("kind")}/{unit.GetProperty("name")}", message.GetProperty("state").ToString());
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync("my-notifier", autoAck: false, consumer);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private ValueTask HandleAsync(string unit, string state) => _ended.Writer.WriteAsync((unit, state));
}
