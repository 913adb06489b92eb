using CyclinE.Messaging.Runner;
using CyclinE.Messaging.Topology;
using CyclinE.Messaging.Transport;
using CyclinE.Testing;
using CyclinE.Testing.Servers;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace CyclinE.Messaging.Tests.Servers;

/// <summary>Whether a process still reads its queues, by what a real broker says: the bus has called itself healthy and read nothing.</summary>
public sealed class QueueWatchTests
{
    private const string Queue = "dead-letters-of-a-test";
    private static readonly string[] Nothing = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_that_is_absent_or_without_consumer_is_not_read_and_one_with_a_consumer_is()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var transport = new TransportOptions { Kind = TransportKind.RabbitMq, RabbitMq = await rabbit.NewVirtualHostAsync() };
        await using var watch = Watch(transport, new SettableClock());
        Assert.False(watch.ReadsAll);

        Assert.Equal([Queue + " (it does not exist)"], await watch.LookAsync(Token));
        await using var connection = await new ConnectionFactory { Uri = transport.RabbitMq }.CreateConnectionAsync(Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        await DeclareAsync(channel);
        Assert.Equal([Queue + " (it has no consumer)"], await watch.LookAsync(Token));
        Assert.False(watch.ReadsAll);

        await channel.BasicConsumeAsync(Queue, autoAck: true, new AsyncEventingBasicConsumer(channel), Token);
        Assert.Equal(Nothing, await watch.LookAsync(Token));
        Assert.True(watch.ReadsAll);

        await channel.QueueDeleteAsync(Queue, cancellationToken: Token);
        Assert.Equal([Queue + " (it does not exist)"], await watch.LookAsync(Token));
    }

    [Fact]
    public async Task A_queue_that_only_others_read_is_not_read_once_messages_stay_in_it_while_this_process_has_room()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var transport = new TransportOptions { Kind = TransportKind.RabbitMq, RabbitMq = await rabbit.NewVirtualHostAsync() };
        await using var watch = Watch(transport, new SettableClock());
        await using var connection = await new ConnectionFactory { Uri = transport.RabbitMq }.CreateConnectionAsync(Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        await DeclareAsync(channel);
        await channel.BasicQosAsync(0, 1, global: false, Token);
        var other = new AsyncEventingBasicConsumer(channel);
        var taken = new TaskCompletionSource();
        other.ReceivedAsync += (_, _) =>
        {
            taken.TrySetResult();
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(Queue, autoAck: false, other, Token);
        for (var i = 0; i < 3; i++)
        {
            await channel.BasicPublishAsync(string.Empty, Queue, new byte[] { 1 }, Token);
        }

        await taken.Task.WaitAsync(Token);
        await WaitForReadyAsync(channel, 2);
        Assert.Equal(Nothing, await watch.LookAsync(Token)); // They may be on their way.
        Assert.Equal([Queue + " (2 messages wait there while this worker has room)"], await watch.LookAsync(Token));
    }

    [Fact]
    public async Task Whoever_has_not_looked_for_long_or_cannot_see_the_broker_does_not_say_that_it_reads()
    {
        var rabbit = await RabbitMqServer.RequireAsync();
        var host = await rabbit.NewVirtualHostAsync();
        var clock = new SettableClock();
        await using var watch = Watch(new TransportOptions { Kind = TransportKind.RabbitMq, RabbitMq = host }, clock);
        await using var connection = await new ConnectionFactory { Uri = host }.CreateConnectionAsync(Token);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        await DeclareAsync(channel);
        await channel.BasicConsumeAsync(Queue, autoAck: true, new AsyncEventingBasicConsumer(channel), Token);
        await watch.LookAsync(Token);
        Assert.True(watch.ReadsAll);
        clock.Advance(TimeSpan.FromSeconds(31));
        Assert.False(watch.ReadsAll);

        await using var lost = Watch(new TransportOptions { Kind = TransportKind.RabbitMq, RabbitMq = new UriBuilder(host) { Password = "wrong" }.Uri }, clock);
        Assert.Null(await lost.LookAsync(Token));
        Assert.False(lost.ReadsAll);
    }

    private static QueueWatch Watch(TransportOptions transport, TimeProvider clock)
    {
        var bus = new PipelineBus().AddEndpoint(new EndpointSpec { Queue = Queue, Messages = [], Configure = (_, _) => { }, Limit = 1 }, _ => { });
        return new QueueWatch(bus, transport, new MessagesInHand(), new ComputeGate(1), clock);
    }

    private static Task DeclareAsync(IChannel channel) => channel.QueueDeclareAsync(
        Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Token);

    private static async Task WaitForReadyAsync(IChannel channel, uint count)
    {
        while ((await channel.QueueDeclarePassiveAsync(Queue, Token)).MessageCount != count)
        {
            await Task.Delay(10, Token);
        }
    }
}
