namespace CyclinE.Artifacts;

/// <summary>Where artifacts are kept. The first content put under an id stands, whole, for ever.</summary>
public interface IArtifactStore
{
    /// <summary>The manifest of an artifact; null where there is none.</summary>
    Task<ArtifactManifest?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>
    /// Stores an artifact: chunks first, manifest last. Where one is there already it stands and is returned: compare
    /// <see cref="ArtifactManifest.ContentSha"/>.
    /// </summary>
    Task<ArtifactManifest> PutAsync(EncodedArtifact artifact, CancellationToken cancellationToken);

    /// <summary>Reads one chunk of an artifact, still compressed; null where it is missing.</summary>
    Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string artifactId, string chunk, CancellationToken cancellationToken);

    /// <summary>Marks an artifact as used now, so that a purge keeps it.</summary>
    Task TouchAsync(string id, CancellationToken cancellationToken);

    /// <summary>Takes away an artifact that was found damaged, so that it can be put again; nothing happens where there is none.</summary>
    Task DiscardAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ids of stored artifacts behind one, in order, at most so many: to read everything back.</summary>
    Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken);
}
