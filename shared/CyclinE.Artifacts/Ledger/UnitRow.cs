using System.Text.Json.Serialization;
using CyclinE.Contracts.Units;
using CyclinE.Genomics.Input;

namespace CyclinE.Artifacts.Ledger;

/// <summary>One unit in the ledger. Changed only by compare-and-set on <see cref="Version"/>.</summary>
public sealed record UnitRow
{
    /// <summary>The unit.</summary>
    public required UnitId Id { get; init; }

    /// <summary>The plan.</summary>
    public required string PlanId { get; init; }

    /// <summary>Place in the batch: units are released in this order.</summary>
    public required int Sequence { get; init; }

    /// <summary>Raised by every write but <see cref="ILedger.MarkStartAsync"/> and its undoing, which only count.</summary>
    public long Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required UnitState State { get; init; }

    /// <summary>From 1; a replay raises it.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The frozen needs that this try runs on; null before they have ended, and for units that need nothing.</summary>
    public string? Roster { get; init; }

    /// <summary>
    /// True for a unit that is released through the window: it needs nothing, or nothing any more (an array whose file has been
    /// split).
    /// </summary>
    public required bool IsRoot { get; init; }

    /// <summary>Keys of the units that need this one (<see cref="UnitId.Key"/>).</summary>
    public required IReadOnlyList<string> NeededBy { get; init; }

    /// <summary>Artifacts of this try by stage.</summary>
    public required SortedDictionary<string, ArtifactRef> Results { get; init; }

    /// <summary>Why it failed, was skipped or excluded.</summary>
    public UnitFailure? Failure { get; init; }

    /// <summary>Why a stage that is not required has no result in this try, by stage; the unit ends without it. Null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SortedDictionary<string, UnitFailure>? Unavailable { get; init; }

    /// <summary>Released in this try at.</summary>
    public DateTime? ReleasedAt { get; init; }

    /// <summary>The release message of this try was confirmed by the broker at.</summary>
    public DateTime? AnnouncedAt { get; init; }

    /// <summary>Last progress: release or a stage's result.</summary>
    public DateTime? ProgressAt { get; init; }

    /// <summary>Ended at.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>Times it was announced again because nothing was heard of it.</summary>
    public int Reannouncements { get; init; }

    /// <summary>Times its message reached the dead-letter queue.</summary>
    public int DeadLetters { get; init; }

    /// <summary>Start marks by stage: computations of this try that were started and have not ended.</summary>
    public SortedDictionary<string, int> StartsByStage { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Start marks of all stages together.</summary>
    public int Starts => StartsByStage.Values.Sum();

    /// <summary>W3C trace parent of the unit's root span.</summary>
    public string? TraceParent { get; init; }

    /// <summary>True once everything that needs this unit has seen its end.</summary>
    public bool Settled { get; init; }

    /// <summary>It is not what was written: somebody changed it in the store. Replaying it makes it anew from the plan.</summary>
    [JsonIgnore]
    public bool IsDamaged { get; init; }

    /// <summary>The try that results and faults must name to count.</summary>
    public Try Try => new(Attempt, Roster);

    /// <summary>True while it has not ended.</summary>
    public bool IsOpen => State.IsOpen();
}

/// <summary>Why a unit did not end well.</summary>
public sealed record UnitFailure
{
    /// <summary>What, where and what to do.</summary>
    public required InputProblem Problem { get; init; }

    /// <summary>The stage at which it happened; null for settling.</summary>
    public string? Stage { get; init; }

    /// <summary>Trace in which it happened.</summary>
    public string? TraceId { get; init; }
}
