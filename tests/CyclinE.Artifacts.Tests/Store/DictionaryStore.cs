using CyclinE.Artifacts.Store;

namespace CyclinE.Artifacts.Tests.Store;

/// <summary>One artifact in memory.</summary>
internal sealed class DictionaryStore(EncodedArtifact artifact) : IArtifactStore
{
    public Task<ArtifactManifest?> FindAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(id == artifact.Manifest.Id ? artifact.Manifest : null);

    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string artifactId, string chunk, CancellationToken cancellationToken) =>
        Task.FromResult(artifact.Chunks.FirstOrDefault(c => c.Sha == chunk)?.Bytes);

    public Task<ArtifactManifest> PutAsync(EncodedArtifact artifact, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task TouchAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DiscardAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();
}
