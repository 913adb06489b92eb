namespace CyclinE.Genomics;

/// <summary>What is said about a gene in one array beside its level.</summary>
[Flags]
public enum GeneFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It lies in a focal event.</summary>
    Focal = 1,

    /// <summary>Segments meet within it.</summary>
    BrokenInside = 2,

    /// <summary>Its value is that of the nearest segment within 1 Mb.</summary>
    GapFilled = 4,

    /// <summary>Most of it is masked.</summary>
    Masked = 8,

    /// <summary>A point event lies over it that says something else than its call.</summary>
    Point = 16,
}
