using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>What a user may set about the segmentation of an array.</summary>
public sealed record ArraySegmentationOptions : SegmentationOptions
{
    /// <summary>The method.</summary>
    [Option("segmenter", "Method: robust, cbs, fpop, haar or allele.")]
    public SegmentationMethod Segmenter { get; init; } = SegmentationMethod.Robust;
}
