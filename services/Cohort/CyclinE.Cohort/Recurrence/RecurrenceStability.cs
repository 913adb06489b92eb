namespace CyclinE.Cohort;

/// <summary>How it is tested whether a peak depends on single samples.</summary>
public enum RecurrenceStability
{
    /// <summary>Every sample is left out once; groups of samples in large cohorts.</summary>
    LeaveOneOut,

    /// <summary>Samples are drawn with replacement.</summary>
    Bootstrap,

    /// <summary>Not tested.</summary>
    None,
}
