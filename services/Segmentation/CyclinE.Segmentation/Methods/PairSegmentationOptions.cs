using CyclinE.Genomics.Input;

namespace CyclinE.Segmentation.Methods;

/// <summary>What a user may set about the segmentation of a pair.</summary>
public sealed record PairSegmentationOptions : SegmentationOptions
{
    /// <summary>The method.</summary>
    [Option("segmenter", "Method on the difference: robust, cbs, fpop or haar; or joint: breaks shared by both arrays.")]
    public PairSegmentationMethod Segmenter { get; init; } = PairSegmentationMethod.Robust;
}

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
