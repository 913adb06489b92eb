using Testcontainers.MongoDb;

namespace CyclinE.Testing.Servers;

/// <summary>A MongoDB replica set of one node in a container, for the third ring of tests.</summary>
public sealed class MongoContainer
{
    private const string Image = "mongo:8";
    private static readonly TimeSpan ElectionTimeout = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<(MongoDbContainer? Container, string? Reason)>> Shared = new(StartAsync);

    private MongoContainer(string uri) => Uri = uri;

    /// <summary>Where it is.</summary>
    public string Uri { get; }

    /// <summary>The container that all tests of this process share; skips the test, saying why, where there is none.</summary>
    public static async Task<MongoContainer> RequireAsync()
    {
        var container = (await Shared.Value.ConfigureAwait(false)).OrSkip();

        return new MongoContainer(ReplicaSetOfOne.DirectUri(container.Hostname, Port(container)));
    }

    /// <summary>A database name that no other test uses.</summary>
    public string NewDatabase() => $"cycline_test_{Guid.NewGuid():N}";

    // Without users, because a set with users needs a key file; and initiated from here, because not every image has a shell.
    private static async Task<(MongoDbContainer? Container, string? Reason)> StartAsync()
    {
        var started = await ContainerEngine.TryStartAsync(
            Image,
            () => new MongoDbBuilder(Image).WithUsername(null).WithPassword(null).WithCommand("--replSet", ReplicaSetOfOne.Name, "--bind_ip_all").Build())
                .ConfigureAwait(false);
        if (started.Container is { } container)
        {
            using var client = ReplicaSetOfOne.Connect(container.Hostname, Port(container));
            await ReplicaSetOfOne.InitiateAsync(client, $"localhost:{MongoDbBuilder.MongoDbPort}").ConfigureAwait(false);
            using var late = new CancellationTokenSource(ElectionTimeout);
            while (!await ReplicaSetOfOne.IsPrimaryAsync(client).ConfigureAwait(false))
            {
                await Task.Delay(20, late.Token).ConfigureAwait(false);
            }
        }

        return started;
    }

    private static ushort Port(MongoDbContainer container) => container.GetMappedPublicPort(MongoDbBuilder.MongoDbPort);
}
