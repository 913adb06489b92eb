using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Allele;

/// <summary><c>allele</c> for an array.</summary>
internal sealed class AlleleFinder(Profile profile, AlleleScalars alleles, SegmentationScalars scalars, SegmentationOptions options) : IBreakFinder
{
    private double[] _folded = [];
    private double[] _ofFinite = [];
    private int _count;

    public double? Penalty => AlleleSegmenter.Penalty(scalars.Tau, scalars.Probes, options);

    public int ShortestSegment => options.MinProbes;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken)
    {
        if (_folded.Length < range.Count)
        {
            _folded = new double[range.Count];
            _ofFinite = new double[range.Count];
        }

        var folded = _folded.AsSpan(0, range.Count);
        var normal = alleles.FromNormal ? profile.NormalBaf.AsSpan(range.First, range.Count) : default;
        AlleleSegmenter.Fold(profile.Baf.AsSpan(range.First, range.Count), normal, alleles, folded);
        _count = scratch.Count;
        for (var i = 0; i < _count; i++)
        {
            _ofFinite[i] = folded[scratch.Probes[i] - range.First];
        }

        return AlleleSegmenter.Segment(
            scratch.Values, _ofFinite.AsSpan(0, _count), scalars.Sigma, alleles.FoldedSigma, scalars.Tau, scalars.Probes, options, scratch.Ends,
            cancellationToken);
    }

    public Segment Complete(Segment segment, int first, int end)
    {
        var state = AlleleSegmenter.Describe(_ofFinite.AsSpan(first, end - first), alleles);
        return segment with { Heterozygotes = state.Heterozygotes, Imbalance = state.Imbalance, BalanceP = state.BalanceP };
    }
}
