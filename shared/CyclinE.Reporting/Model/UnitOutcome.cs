namespace CyclinE.Reporting;

/// <summary>How a unit of a batch ended; <see cref="Pending"/> where it has not.</summary>
public enum UnitOutcome
{
    /// <summary>The unit is waiting or at work.</summary>
    Pending,

    /// <summary>An array that was called.</summary>
    Called,

    /// <summary>A pair that was compared.</summary>
    Compared,

    /// <summary>A cohort that was analysed.</summary>
    Analysed,

    /// <summary>An array that quality control or the sheet left out.</summary>
    Excluded,

    /// <summary>A pair or a cohort without the arrays it needs.</summary>
    Skipped,

    /// <summary>A unit that ended without its result.</summary>
    Failed,

    /// <summary>A unit that a person cancelled.</summary>
    Cancelled,
}
