using CyclinE.Genomics.Input;

namespace CyclinE.Segmentation.Methods;

/// <summary>What a user may set about the segmentation of an array.</summary>
public sealed record ArraySegmentationOptions : SegmentationOptions
{
    /// <summary>The method.</summary>
    [Option("segmenter", "Method: robust, cbs, fpop, haar or allele.")]
    public SegmentationMethod Segmenter { get; init; } = SegmentationMethod.Robust;
}

/// <summary>How the breaks of a profile are found.</summary>
public enum SegmentationMethod
{
    /// <summary>Capped squared loss by functional pruning, then merging under the segments' own noise: the default.</summary>
    Robust,

    /// <summary>Circular binary segmentation as DNAcopy computes it.</summary>
    Cbs,

    /// <summary>Exact squared loss by functional pruning.</summary>
    Fpop,

    /// <summary>Haar wavelets: the quick look.</summary>
    Haar,

    /// <summary>Log ratio and B-allele frequency together; needs a profile with B-allele frequencies.</summary>
    Allele,
}
