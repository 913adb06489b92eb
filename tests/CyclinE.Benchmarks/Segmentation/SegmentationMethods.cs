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
        BreakMethod.Ours(Default, new ArraySegmentationOptions()),
        BreakMethod.Ours("robust, min-probes 1", new ArraySegmentationOptions { MinProbes = 1 }),
        BreakMethod.Ours("cbs", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Cbs }),
        BreakMethod.Ours("fpop", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Fpop }),
        BreakMethod.Ours("haar", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Haar }),
        BreakMethod.WinsorisedFpop("fpop winsorised"),
    ];

    /// <summary>The default method, whole and with one of its parts left out.</summary>
    public static IReadOnlyList<BreakMethod> Ablation { get; } = [All[0]];
}
