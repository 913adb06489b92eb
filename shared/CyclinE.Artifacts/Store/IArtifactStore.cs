namespace CyclinE.Artifacts.Store;

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

/// <summary>Stored bytes do not have the hash they are stored under.</summary>
/// <param name="id">The artifact.</param>
/// <param name="part">What of it.</param>
public sealed class CorruptArtifactException(string id, string part) : UnreadableArtifactException(id, part, "does not match its hash");

/// <summary>An artifact (or one of its chunks) that a stage needs is gone: its producer is announced again.</summary>
/// <param name="id">The artifact.</param>
/// <param name="part">What of it is missing.</param>
public sealed class MissingArtifactException(string id, string part) : UnreadableArtifactException(id, part, "is not in the store");

/// <summary>Tells an outage of the store, which is waited out, from a bug, which is not.</summary>
public interface IOutageDetector
{
    /// <summary>True when the exception means that the store cannot be reached now.</summary>
    bool IsOutage(Exception exception);
}
