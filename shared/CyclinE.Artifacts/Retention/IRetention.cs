using CyclinE.Artifacts.Ledger;

namespace CyclinE.Artifacts.Retention;

/// <summary>What a purge needs of a store beyond its ports. Each removal may be repeated.</summary>
public interface IRetention
{
    /// <summary>Stored artifacts behind one, in order, at most so many.</summary>
    Task<IReadOnlyList<StoredArtifact>> ListArtifactsAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>Chunks whose artifact has no manifest: what a crash between chunks and manifest left, or is being written just now.</summary>
    Task<IReadOnlyList<StoredArtifact>> ListOrphansAsync(CancellationToken cancellationToken);

    /// <summary>Removes an artifact that nobody has touched since a time, its manifest first; false where somebody has, or it is gone.</summary>
    Task<bool> RemoveArtifactAsync(string id, DateTime untouchedSince, CancellationToken cancellationToken);

    /// <summary>Removes the chunks of an artifact that has no manifest.</summary>
    Task RemoveOrphanAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes a roster.</summary>
    Task RemoveRosterAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes a plan.</summary>
    Task RemovePlanAsync(string id, CancellationToken cancellationToken);

    /// <summary>Removes a batch: its units, then itself, in the version that was read.</summary>
    Task RemoveBatchAsync(BatchRow batch, CancellationToken cancellationToken);

    /// <summary>Gives room back to the disk where the store can.</summary>
    Task ShrinkAsync(CancellationToken cancellationToken);
}

/// <summary>An artifact as it lies in a store.</summary>
/// <param name="Id">The artifact.</param>
/// <param name="Kind">Its kind; empty for chunks without a manifest.</param>
/// <param name="Bytes">What it takes, compressed, with its chunks.</param>
/// <param name="TouchedAt">Last used at.</param>
public sealed record StoredArtifact(string Id, string Kind, long Bytes, DateTime TouchedAt);
