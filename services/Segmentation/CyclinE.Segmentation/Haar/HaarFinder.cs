using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary><c>haar</c> for an array.</summary>
internal sealed class HaarFinder(SegmentationScalars scalars, SegmentationOptions options) : IBreakFinder
{
    // Windows of many values have the noise of the long run; with σ alone correlated noise breaks up.
    private readonly double _noise = scalars.Sigma * Math.Sqrt(scalars.Tau);

    public double? Penalty => null;

    public int ShortestSegment => 1;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken) =>
        Haar.Segment(scratch.Values, _noise, options, scratch.Ends, cancellationToken);
}
