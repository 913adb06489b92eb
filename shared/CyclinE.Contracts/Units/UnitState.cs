using System.Text.Json.Serialization;

namespace CyclinE.Contracts;

/// <summary>
/// Where a unit stands. Within one try a state only moves forward: waiting &lt; released &lt; failed, skipped &lt; the
/// successful ends; cancelled is final.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitState>))]
public enum UnitState
{
    /// <summary>In the ledger, not yet released.</summary>
    Waiting,

    /// <summary>Released to its stages.</summary>
    Released,

    /// <summary>Ended: invalid input, a bug, a crash or lost; the reason is on the row.</summary>
    Failed,

    /// <summary>Ended: something it needs did not come.</summary>
    Skipped,

    /// <summary>A file ended: its samples are artifacts.</summary>
    Split,

    /// <summary>An array ended: quality control or the user excluded it.</summary>
    Excluded,

    /// <summary>An array ended: called.</summary>
    Called,

    /// <summary>A pair ended: compared.</summary>
    Compared,

    /// <summary>A cohort ended: analysed.</summary>
    Analysed,

    /// <summary>Ended by the user; final.</summary>
    Cancelled,
}
