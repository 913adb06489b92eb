using CyclinE.Segmentation;

namespace CyclinE.Benchmarks;

/// <summary>The methods that are compared: ours with their defaults, and the winsorised squared loss as a peer.</summary>
internal static class SegmentationMethods
{
    /// <summary>The default method, which the others are compared with.</summary>
    public const string Default = "robust";

    /// <summary>Methods for log ratios alone.</summary>
    public static IReadOnlyList<BreakMethod> All { get; } =
    [
        BreakMethod.Ours("fpop", new SegmentationOptions { Segmenter = SegmentationMethod.Fpop }),
        BreakMethod.WinsorisedFpop("fpop winsorised", new SegmentationOptions { Segmenter = SegmentationMethod.Fpop }),
    ];
}
