using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Retention;

/// <summary>What a purge takes, or would take.</summary>
public sealed record PurgeReport
{
    /// <summary>Batches, oldest first.</summary>
    public required IReadOnlyList<BatchId> Batches { get; init; }

    /// <summary>Rows of their units.</summary>
    public required int Units { get; init; }

    /// <summary>Artifacts that nothing else refers to.</summary>
    public required int Artifacts { get; init; }

    /// <summary>Bytes that those take.</summary>
    public required long Bytes { get; init; }

    /// <summary>Chunks without a manifest, by artifact.</summary>
    public required int Orphans { get; init; }

    /// <summary>Bytes that those take.</summary>
    public required long OrphanBytes { get; init; }

    /// <summary>Batches that have not ended: while there are any, what was used within the last hour and orphans stay.</summary>
    public required int OpenBatches { get; init; }
}
