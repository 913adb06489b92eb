using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Robust;

namespace CyclinE.Benchmarks.Segmentation;

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
        BreakMethod.Ours("cbs, not smoothed", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Cbs, CbsSmooth = false }),
        BreakMethod.Ours("fpop", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Fpop }),
        BreakMethod.Ours("haar", new ArraySegmentationOptions { Segmenter = SegmentationMethod.Haar }),
        BreakMethod.WinsorisedFpop("fpop winsorised"),
    ];

    /// <summary>The default method, whole and with one of its parts left out.</summary>
    public static IReadOnlyList<BreakMethod> Ablation { get; } =
    [
        All[0],
        Settings("robust without cap", a => Usual(a) with { Cap = double.PositiveInfinity }),
        Settings("robust without state-dependent merge", a => Usual(a) with { Merge = false }),
        Settings("robust without τ", a => RobustSettings.From(a.Scalars.Sigma, 1, a.Scalars.Probes, new SegmentationOptions())),
        Settings("robust without ragged runs", a => Usual(a) with { Ragged = false }),
        Settings("robust without tail test", a => Usual(a) with { Tails = false }),
        Settings("robust without placement", a => Usual(a) with { Place = false }),
    ];

    private static RobustSettings Usual(MeasuredArray array) =>
        RobustSettings.From(array.Scalars.Sigma, array.Scalars.Tau, array.Scalars.Probes, new SegmentationOptions());

    private static BreakMethod Settings(string name, Func<MeasuredArray, RobustSettings> settings) =>
        BreakMethod.Kernel(name,
            (values, array, ends) => RobustSegmenter.Segment(values, settings(array), new RobustScratch(), ends, [], CancellationToken.None));
}
