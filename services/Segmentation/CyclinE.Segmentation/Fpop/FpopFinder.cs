using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary><c>fpop</c> for an array.</summary>
internal sealed class FpopFinder(double penalty) : IBreakFinder
{
    public double? Penalty => penalty;

    public int ShortestSegment => 1;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken) =>
        Fpop.Segment(scratch.Values, penalty, scratch.Ends, cancellationToken);
}
