using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>What a user may set about the segmentation of a pair.</summary>
public sealed record PairSegmentationOptions : SegmentationOptions
{
    /// <summary>The method.</summary>
    [Option("segmenter", "Method on the difference: robust, cbs, fpop or haar; or joint: breaks shared by both arrays.")]
    public PairSegmentationMethod Segmenter { get; init; } = PairSegmentationMethod.Robust;
}
