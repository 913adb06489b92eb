using System.Text.Json.Serialization;
using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Ledger;

/// <summary>One batch in the ledger. Changed only by compare-and-set on <see cref="Version"/>.</summary>
public sealed record BatchRow
{
    /// <summary>Name and revision.</summary>
    public required BatchId Id { get; init; }

    /// <summary>The plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>Raised by every write.</summary>
    public long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required BatchState State { get; init; }

    /// <summary>Accepted at.</summary>
    public required DateTime AcceptedAt { get; init; }

    /// <summary>Last time it became ended.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>A purge has begun to remove it: it is not replayed any more, and the next purge goes on with it.</summary>
    public DateTime? PurgedAt { get; init; }

    /// <summary>True once a person cancelled it.</summary>
    public bool CancelRequested { get; init; }
}

/// <summary>Where a batch stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatchState>))]
public enum BatchState
{
    /// <summary>Accepted; its units are not all in the ledger yet and none is released.</summary>
    Accepted,

    /// <summary>All units are in the ledger and move.</summary>
    Open,

    /// <summary>A person cancelled it; open rows are being closed.</summary>
    Cancelling,

    /// <summary>No row is open.</summary>
    Ended,
}
