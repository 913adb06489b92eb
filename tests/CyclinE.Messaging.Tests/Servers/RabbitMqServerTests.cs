using System.Net.Sockets;
using CyclinE.Testing.Servers;

namespace CyclinE.Messaging.Tests.Servers;

public sealed class RabbitMqServerTests
{
    [Fact]
    public async Task Keeps_definitions_over_a_stop_and_over_a_kill()
    {
        await using var server = await RabbitMqServer.StartOwnAsync();
        var virtualHost = await server.NewVirtualHostAsync();

        await server.StopAsync();
        Assert.False(await AnswersAsync(server));
        await server.StartAsync();
        Assert.True(await AnswersAsync(server));
        await server.KillAsync();
        Assert.False(await AnswersAsync(server));
        await server.StartAsync();

        using var api = server.OpenManagement();
        var found = await api.GetStringAsync($"api/vhosts{virtualHost.AbsolutePath}", TestContext.Current.CancellationToken);
        Assert.Contains(virtualHost.AbsolutePath.TrimStart('/'), found);
    }

    [Fact]
    public async Task Is_shared_by_the_tests_of_a_process()
    {
        var server = await RabbitMqServer.RequireAsync();

        Assert.Same(server, await RabbitMqServer.RequireAsync());
        Assert.True(await AnswersAsync(server));
    }

    private static async Task<bool> AnswersAsync(RabbitMqServer server)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(server.AmqpUri.Host, server.AmqpUri.Port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
