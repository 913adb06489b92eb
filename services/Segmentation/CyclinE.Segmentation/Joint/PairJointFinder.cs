using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Numerics;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Joint;

/// <summary><c>joint</c> for a pair: breaks that both arrays share, for the segments of their difference.</summary>
internal sealed class PairJointFinder : IBreakFinder
{
    private readonly Profile[] _arrays;
    private readonly double[] _sigmas;
    private readonly double[] _taus;
    private readonly int _probes;
    private readonly SegmentationOptions _options;

    public PairJointFinder(Profile resistant, Profile parental, int probes, SegmentationOptions options)
    {
        _arrays = [resistant, parental];
        _probes = probes;
        _options = options;
        int[] ends = [.. resistant.Probes.Chromosomes.Select(c => c.End)];
        _sigmas = [.. _arrays.Select(a => SegmentationNoise.EffectiveSigma(LagNoise.Sigma(a.Log2, ends)))];
        _taus = [.. _arrays.Select(a => probes == 0 ? 1 : SegmentationNoise.EffectiveTau(Autocorrelation.Tau(a.Log2, ends)))];
    }

    // β of two arrays has no one unit of log2.
    public double? Penalty => null;

    public int ShortestSegment => _options.MinProbes;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken)
    {
        var values = new ReadOnlyMemory<double>[_arrays.Length];
        for (var array = 0; array < values.Length; array++)
        {
            var own = new double[scratch.Count];
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = _arrays[array].Log2[scratch.Probes[i]];
            }

            var median = OrderStatistics.Median([.. own]);
            for (var i = 0; i < own.Length; i++)
            {
                own[i] -= median;
            }

            values[array] = own;
        }

        return JointSegmenter.Segment(values, _sigmas, _taus, _probes, _options, scratch.Ends, cancellationToken);
    }
}
