using CyclinE.Contracts.Units;

namespace CyclinE.Artifacts.Ledger;

/// <summary>Which units of a batch to read; unset members do not restrict.</summary>
public sealed record UnitQuery
{
    /// <summary>The batch, as <c>name@revision</c>.</summary>
    public required string Batch { get; init; }

    /// <summary>The kind.</summary>
    public UnitKind? Kind { get; init; }

    /// <summary>The state.</summary>
    public UnitState? State { get; init; }

    /// <summary>Root units only, or others only.</summary>
    public bool? IsRoot { get; init; }

    /// <summary>Only units that the unit of this key needs.</summary>
    public string? NeededBy { get; init; }

    /// <summary>Open or ended units only.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Settled or unsettled units only.</summary>
    public bool? IsSettled { get; init; }

    /// <summary>Only units whose release message is (or is not) confirmed.</summary>
    public bool? IsAnnounced { get; init; }

    /// <summary>At most so many, by sequence.</summary>
    public int? Limit { get; init; }
}
