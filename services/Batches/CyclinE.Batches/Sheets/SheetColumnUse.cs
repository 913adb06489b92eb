namespace CyclinE.Batches;

/// <summary>What becomes of a column's values.</summary>
public enum SheetColumnUse
{
    /// <summary>Read by a stage or by the plan.</summary>
    Used,

    /// <summary>Kept with the array for people and tables; no number depends on it.</summary>
    Kept,
}
