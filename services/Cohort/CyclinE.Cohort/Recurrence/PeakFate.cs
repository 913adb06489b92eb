namespace CyclinE.Cohort;

/// <summary>What becomes of a peak in another cohort.</summary>
internal enum PeakFate
{
    /// <summary>There is no significant peak of its direction within 1 Mb of the wide peak.</summary>
    Lost,

    /// <summary>There is one, but not within the wide peak.</summary>
    Moved,

    /// <summary>There is one within the wide peak.</summary>
    Found,
}
