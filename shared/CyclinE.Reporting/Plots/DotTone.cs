namespace CyclinE.Reporting.Plots;

/// <summary>The colour of a probe; a later one covers an earlier one.</summary>
internal enum DotTone : byte
{
    /// <summary>The parental array where it lies beneath the resistant one.</summary>
    Beneath,

    /// <summary>Odd chromosomes.</summary>
    Odd,

    /// <summary>Even chromosomes.</summary>
    Even,

    /// <summary>Within an acquired loss or deletion.</summary>
    Loss,

    /// <summary>Within an event of the parental that is gone.</summary>
    Lost,

    /// <summary>Within an acquired gain or amplification.</summary>
    Gain,
}
