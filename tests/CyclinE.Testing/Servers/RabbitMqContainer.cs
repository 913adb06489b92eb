using Testcontainers.RabbitMq;
using Container = Testcontainers.RabbitMq.RabbitMqContainer;

namespace CyclinE.Testing.Servers;

/// <summary>A RabbitMQ server with its management API in a container, for the third ring of tests.</summary>
public sealed class RabbitMqContainer
{
    private const string Image = "rabbitmq:4-management";
    private const ushort ManagementPort = 15672;
    private const string User = "guest";
    private static readonly Lazy<Task<(Container? Container, string? Reason)>> Shared = new(() => ContainerEngine.TryStartAsync(
        Image, () => new RabbitMqBuilder(Image).WithUsername(User).WithPassword(User).WithPortBinding(ManagementPort, assignRandomHostPort: true).Build()));

    private RabbitMqContainer(Uri amqp, Uri management) => (AmqpUri, ManagementUri) = (amqp, management);

    /// <summary>Where clients connect; the default virtual host.</summary>
    public Uri AmqpUri { get; }

    /// <summary>The management API with user and password.</summary>
    public Uri ManagementUri { get; }

    /// <summary>The container that all tests of this process share; skips the test, saying why, where there is none.</summary>
    public static async Task<RabbitMqContainer> RequireAsync()
    {
        var container = (await Shared.Value.ConfigureAwait(false)).OrSkip();
        var management = new UriBuilder("http", container.Hostname, container.GetMappedPublicPort(ManagementPort)) { UserName = User, Password = User };
        return new RabbitMqContainer(new Uri(container.GetConnectionString()), management.Uri);
    }
}
