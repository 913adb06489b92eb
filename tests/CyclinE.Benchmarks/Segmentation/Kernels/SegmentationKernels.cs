using BenchmarkDotNet.Attributes;
using CyclinE.Benchmarks.Segmentation.Data;
using CyclinE.Numerics;
using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Fpop;
using CyclinE.Segmentation.Haar;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Robust;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Benchmarks.Segmentation.Kernels;

/// <summary>
/// The kernels on one simulated chromosome of 100,000 probes with four changes, noise sd 0.2, as each method is called for
/// it in an array of 1.8 million; and <c>cbs</c> also on noise alone, where it is one search for the largest arc and one
/// tail probability, which says no before any permutation.
/// </summary>
[MemoryDiagnoser]
public class SegmentationKernels
{
    private const int Probes = 100_000;
    private const int WholeArray = 1_800_000;
    private const double Sd = 0.2;

    private readonly double[] _values = new double[Probes];
    private readonly double[] _noise = new double[Probes];
    private readonly int[] _ends = new int[Probes];
    private readonly RobustScratch _scratch = new();
    private readonly List<PointRun> _events = [];
    private readonly SegmentationOptions _options = new();
    private readonly SequentialBoundary _boundary = SequentialBoundary.Create(new SegmentationOptions());
    private RobustSettings _settings = null!;
    private double _penalty;

    /// <summary>Makes the chromosome.</summary>
    [GlobalSetup]
    public void Make()
    {
        var random = new SeededStream(1);
        double[] levels = [0, 0.58, -1, 0, 1];
        for (var i = 0; i < Probes; i++)
        {
            _noise[i] = Sd * random.Gaussian();
            _values[i] = levels[(long)i * levels.Length / Probes] + (Sd * random.Gaussian());
        }

        var median = OrderStatistics.Median([.. _values]);
        for (var i = 0; i < Probes; i++)
        {
            _values[i] -= median;
        }

        _penalty = SegmentationNoise.Penalty(Sd, 1, WholeArray, _options.FpopPenalty);
        _settings = RobustSettings.From(Sd, 1, WholeArray, _options);
    }

    /// <summary>Exact squared loss.</summary>
    [Benchmark(Baseline = true)]
    public int FpopKernel() => FpopSegmenter.Segment(_values, _penalty, _ends, CancellationToken.None);

    /// <summary>Capped loss alone.</summary>
    [Benchmark]
    public int CappedKernel() => CappedFpop.Segment(_values, _settings.Penalty, _settings.Cap, _ends, CancellationToken.None);

    /// <summary>The default method: capped loss, merging, placement, point events.</summary>
    [Benchmark]
    public int RobustKernel()
    {
        _events.Clear();
        return RobustSegmenter.Segment(_values, _settings, _scratch, _ends, _events, CancellationToken.None);
    }

    /// <summary>Wavelets.</summary>
    [Benchmark]
    public int HaarKernel() => HaarSegmenter.Segment(_values, Sd, _options, _ends, CancellationToken.None);

    /// <summary>One search for the largest arc and one tail probability.</summary>
    [Benchmark]
    public int ArcSearchKernel() => CbsSegmenter.Segment(_noise, _options, _boundary, Sd, CbsRandomSource.Stream(42, 1), _ends, CancellationToken.None);

    /// <summary>The whole recursion with its permutations.</summary>
    [Benchmark]
    public int CbsKernel() => CbsSegmenter.Segment(_values, _options, _boundary, Sd, CbsRandomSource.Stream(42, 1), _ends, CancellationToken.None);
}
