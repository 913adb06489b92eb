namespace CyclinE.Cohort;

/// <summary>The scale on which pointwise limits of survival are symmetric.</summary>
public enum SurvivalLimits
{
    /// <summary>ln S; the upper limit is cut at 1.</summary>
    Log,

    /// <summary>ln(−ln S); always within 0 and 1, undefined where S is 1.</summary>
    LogLog,

    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,
}
