using Testcontainers.MongoDb;

namespace CyclinE.Testing;

/// <summary>A MongoDB replica set of one node in a container, for the third ring of tests.</summary>
public sealed class MongoContainer
{
    private const string Image = "mongo:8";
    private static readonly Lazy<Task<(MongoDbContainer? Container, string? Reason)>> Shared =
        new(() => ContainerEngine.TryStartAsync(Image, () => new MongoDbBuilder(Image).WithReplicaSet().Build()));

    private MongoContainer(string uri) => Uri = uri;

    /// <summary>Where it is.</summary>
    public string Uri { get; }

    /// <summary>The container that all tests of this process share; skips the test, saying why, where there is none.</summary>
    public static async Task<MongoContainer> RequireAsync()
    {
        var container = (await Shared.Value.ConfigureAwait(false)).OrSkip();

        // Its member is known by a name that only the container's network resolves.
        var uri = new UriBuilder(container.GetConnectionString()) { Query = "directConnection=true&authSource=admin" };
        return new MongoContainer(uri.Uri.AbsoluteUri);
    }

    /// <summary>A database name that no other test uses.</summary>
    public string NewDatabase() => $"cycline_test_{Guid.NewGuid():N}";
}
