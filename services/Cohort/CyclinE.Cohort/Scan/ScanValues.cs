namespace CyclinE.Cohort;

/// <summary>What of a gene a scan tests.</summary>
public enum ScanValues
{
    /// <summary>Its log2 ratio.</summary>
    Log2,

    /// <summary>Whether it is called gain or higher.</summary>
    Gain,

    /// <summary>Whether it is called amplification or higher.</summary>
    Amplification,

    /// <summary>Whether it is called loss or lower.</summary>
    Loss,
}
