namespace CyclinE.Segmentation;

/// <summary>How the breaks of a pair are found: the first four on the difference, the last in both arrays together.</summary>
public enum PairSegmentationMethod
{
    /// <summary>Capped squared loss, then merging under the segments' own noise: the default.</summary>
    Robust,

    /// <summary>Circular binary segmentation as DNAcopy computes it.</summary>
    Cbs,

    /// <summary>Exact squared loss by functional pruning.</summary>
    Fpop,

    /// <summary>Haar wavelets.</summary>
    Haar,

    /// <summary>Breaks that both arrays share.</summary>
    Joint,
}
