namespace CyclinE.Segmentation;

/// <summary>Which breaks circular binary segmentation takes back in the end.</summary>
public enum CbsUndo
{
    /// <summary>None.</summary>
    None,

    /// <summary>Breaks whose segment medians differ by less than a number of sd (DNAcopy's <c>sdundo</c>).</summary>
    Sdundo,

    /// <summary>Breaks that hardly raise the residual sum of squares when left out (DNAcopy's <c>prune</c>).</summary>
    Prune,
}
