namespace CyclinE.Amplification;

/// <summary>What decides a call.</summary>
public enum CallRule
{
    /// <summary>The array's own noise.</summary>
    Noise,

    /// <summary>Fixed limits of log2.</summary>
    Fixed,

    /// <summary>Copies in a tumour cell, from purity and ploidy.</summary>
    Copies,
}
