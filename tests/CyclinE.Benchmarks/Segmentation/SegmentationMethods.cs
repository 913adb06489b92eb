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
    public static IReadOnlyList<BreakMethod> Ablation { get; } =
    [
        All[0],
        Without("robust without cap", s => s with { Cap = double.PositiveInfinity }),
        Without("robust without state-dependent merge", s => s with { Merge = false }),
        Without("robust without τ", s => s with { Tau = 1, Penalty = s.Penalty / s.Tau, Cap = Math.Max(9 * s.Sigma * s.Sigma, s.Cap / s.Tau) }),
        Without("robust without tail test", s => s with { Tails = false }),
        Without("robust without placement", s => s with { Place = false }),
    ];

    private static BreakMethod Without(string name, Func<RobustSettings, RobustSettings> change) => BreakMethod.Kernel(name, (values, array, ends) => Robust.Segment(
        values,
        change(RobustSettings.From(array.Scalars.Sigma, array.Scalars.Tau, array.Scalars.Probes, new SegmentationOptions())),
        new RobustScratch(),
        ends,
        [],
        CancellationToken.None));
}
