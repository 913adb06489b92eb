using CyclinE.Artifacts.Store;

namespace CyclinE.Messaging.Tests.Runner;

/// <summary>A store that cannot be written for a while, in an exception of its own.</summary>
internal sealed class StoreThatIsAway(IArtifactStore inner, int times) : IArtifactStore, IOutageDetector
{
    private int _left = times;

    public int Left => _left;

    public bool IsOutage(Exception exception) => exception is AwayException;

    public Task<ArtifactManifest?> FindAsync(string id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

    public Task<ArtifactManifest> PutAsync(EncodedArtifact artifact, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _left) >= 0 ? Task.FromException<ArtifactManifest>(new AwayException()) : inner.PutAsync(artifact, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string artifactId, string chunk, CancellationToken cancellationToken) =>
        inner.ReadChunkAsync(artifactId, chunk, cancellationToken);

    public Task TouchAsync(string id, CancellationToken cancellationToken) => inner.TouchAsync(id, cancellationToken);

    public Task DiscardAsync(string id, CancellationToken cancellationToken) => inner.DiscardAsync(id, cancellationToken);

    public Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken) =>
        inner.ListIdsAsync(after, limit, cancellationToken);

    private sealed class AwayException : Exception;
}
