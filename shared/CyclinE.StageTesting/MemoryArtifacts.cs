using System.Collections.Concurrent;
using CyclinE.Artifacts.Store;

namespace CyclinE.StageTesting;

/// <summary>Artifacts in memory, for tests of what stands on a store.</summary>
public sealed class MemoryArtifacts : IArtifactStore
{
    private readonly ConcurrentDictionary<string, EncodedArtifact> _artifacts = new(StringComparer.Ordinal);

    /// <summary>Ids of what was put.</summary>
    public IReadOnlyCollection<string> Ids => [.. _artifacts.Keys];

    /// <inheritdoc/>
    public Task<ArtifactManifest?> FindAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(_artifacts.TryGetValue(id, out var artifact) ? artifact.Manifest : null);

    /// <inheritdoc/>
    public Task<ArtifactManifest> PutAsync(EncodedArtifact artifact, CancellationToken cancellationToken) =>
        Task.FromResult(_artifacts.GetOrAdd(artifact.Manifest.Id, artifact).Manifest);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string artifactId, string chunk, CancellationToken cancellationToken) =>
        Task.FromResult(_artifacts.TryGetValue(artifactId, out var artifact) ? artifact.Chunks.FirstOrDefault(c => c.Sha == chunk)?.Bytes : null);

    /// <inheritdoc/>
    public Task TouchAsync(string id, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task DiscardAsync(string id, CancellationToken cancellationToken)
    {
        _artifacts.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. _artifacts.Keys.Order(StringComparer.Ordinal).Where(k => string.CompareOrdinal(k, after) > 0).Take(limit)]);
}
