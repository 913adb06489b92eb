namespace CyclinE.Cohort;

/// <summary>What the values of a sample's segments are.</summary>
public enum RecurrenceScale
{
    /// <summary>log2 ratios.</summary>
    Log2,

    /// <summary>Copies − 2 of focal events alone, arm events removed and values capped: such a sample enters after deconstruction.</summary>
    FocalCopies,
}
