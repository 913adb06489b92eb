using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary><c>haar</c> for an array.</summary>
internal sealed class HaarFinder(double sigma, SegmentationOptions options) : IBreakFinder
{
    public double? Penalty => null;

    public int ShortestSegment => 1;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken) =>
        Haar.Segment(scratch.Values, sigma, options, scratch.Ends, cancellationToken);
}
