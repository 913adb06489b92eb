using CyclinE.Testing.Servers;

namespace CyclinE.Messaging.Tests.Servers;

/// <summary>Ring 3: a container of the newest release, where an engine answers.</summary>
public sealed class RabbitMqContainerTests
{
    [Fact]
    public async Task A_container_serves_the_management_api()
    {
        var container = await RabbitMqContainer.RequireAsync();
        using var api = new HttpClient();
        var credentials = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(container.ManagementUri.UserInfo));
        api.DefaultRequestHeaders.Authorization = new("Basic", credentials);

        var overview = await api.GetStringAsync(new Uri(container.ManagementUri, "/api/overview"), TestContext.Current.CancellationToken);

        Assert.Contains("rabbitmq_version", overview);
    }
}
