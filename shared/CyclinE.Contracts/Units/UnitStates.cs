namespace CyclinE.Contracts;

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
