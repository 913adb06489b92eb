using System.Text.Json.Serialization;

namespace CyclinE.Contracts.Units;

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

/// <summary>The order of unit states.</summary>
public static class UnitStates
{
    /// <summary>True while the unit has not ended.</summary>
    public static bool IsOpen(this UnitState state) => state is UnitState.Waiting or UnitState.Released;

    /// <summary>
    /// Rank within one try: a row may move to a state of higher rank only. Failed and skipped rank below the successful
    /// ends because a late success corrects a failure.
    /// </summary>
    public static int Rank(this UnitState state) => state switch
    {
        UnitState.Waiting => 0,
        UnitState.Released => 1,
        UnitState.Failed or UnitState.Skipped => 2,
        UnitState.Cancelled => 4,
        _ => 3,
    };

    /// <summary>The state in which a unit of this kind ends well.</summary>
    public static UnitState Success(this UnitKind kind) => kind switch
    {
        UnitKind.File => UnitState.Split,
        UnitKind.Array => UnitState.Called,
        UnitKind.Pair => UnitState.Compared,
        UnitKind.Cohort => UnitState.Analysed,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown unit kind."),
    };
}
