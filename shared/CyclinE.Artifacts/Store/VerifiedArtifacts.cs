using System.Text.Json;

namespace CyclinE.Artifacts.Store;

/// <summary>
/// A store whose manifests are verified whenever they are read: the one place through which every read of every store goes.
/// Chunks are verified by <see cref="ArtifactCodec"/> once they are unpacked.
/// </summary>
/// <param name="inner">The store itself.</param>
public sealed class VerifiedArtifacts(IArtifactStore inner) : IArtifactStore
{
    /// <inheritdoc/>
    public async Task<ArtifactManifest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await inner.FindAsync(id, cancellationToken).ConfigureAwait(false))?.Verified();
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw new CorruptArtifactException(id, "its manifest");
        }
    }

    /// <inheritdoc/>
    public async Task<ArtifactManifest> PutAsync(EncodedArtifact artifact, CancellationToken cancellationToken)
    {
        try
        {
            return (await inner.PutAsync(artifact, cancellationToken).ConfigureAwait(false)).Verified();
        }
        catch (Exception exception) when (exception is CorruptArtifactException || IsUnreadable(exception))
        {
            // What is there is no content: it does not stand.
            await inner.DiscardAsync(artifact.Manifest.Id, cancellationToken).ConfigureAwait(false);
            return await inner.PutAsync(artifact, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string artifactId, string chunk, CancellationToken cancellationToken) =>
        inner.ReadChunkAsync(artifactId, chunk, cancellationToken);

    /// <inheritdoc/>
    public Task TouchAsync(string id, CancellationToken cancellationToken) => inner.TouchAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task DiscardAsync(string id, CancellationToken cancellationToken) => inner.DiscardAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListIdsAsync(string after, int limit, CancellationToken cancellationToken) =>
        inner.ListIdsAsync(after, limit, cancellationToken);

    /// <summary>Members that are gone, of another type or no JSON: what reading a manifest meets that somebody changed.</summary>
    private static bool IsUnreadable(Exception exception) =>
        exception is JsonException or KeyNotFoundException or InvalidCastException or NotSupportedException or FormatException or OverflowException
            || exception is ArgumentException and not ArgumentNullException;
}
