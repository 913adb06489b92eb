using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary><c>robust</c> for an array.</summary>
internal sealed class RobustFinder(RobustSettings settings, RobustScratch scratchOfMethod) : IBreakFinder
{
    private readonly List<PointRun> _runs = [];

    public double? Penalty => settings.Penalty;

    public int ShortestSegment => settings.MinProbes;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken)
    {
        _runs.Clear();
        var count = Robust.Segment(scratch.Values, settings, scratchOfMethod, scratch.Ends, _runs, cancellationToken);
        points.AddRange(_runs.Select(r => (r.First, r.End)));
        return count;
    }
}
