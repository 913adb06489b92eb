using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>Describes the segments, breaks and point events that a method found, from the measured values.</summary>
internal sealed class SegmentWriter(Profile profile, double sigma, double tau, IBreakFinder method)
{
    public List<Segment> Segments { get; } = [];

    public List<Breakpoint> Breakpoints { get; } = [];

    public List<PointEvent> PointEvents { get; } = [];

    /// <summary>Describes one chromosome.</summary>
    /// <param name="range">The chromosome.</param>
    /// <param name="scratch">Its values.</param>
    /// <param name="ends">One past the last value of each segment.</param>
    /// <param name="points">Runs of values that stand out: first, one past the last, in order.</param>
    public void Write(ChromosomeRange range, ChromosomeScratch scratch, ReadOnlySpan<int> ends, IReadOnlyList<(int First, int End)> points)
    {
        var firstSegment = Segments.Count;
        WriteSegments(range, scratch, ends);
        WriteBreakpoints(range, scratch, ends, firstSegment);
        var segment = 0;
        foreach (var (first, end) in points)
        {
            while (ends[segment] <= first)
            {
                segment++;
            }

            PointEvents.Add(Describe(range, scratch, first, end, Segments[firstSegment + segment].Mean));
        }
    }

    private void WriteSegments(ChromosomeRange range, ChromosomeScratch scratch, ReadOnlySpan<int> ends)
    {
        var positions = profile.Probes.Positions;
        var firstProbe = range.First;
        var first = 0;
        foreach (var end in ends)
        {
            var nextProbe = end < scratch.Count ? scratch.Probes[end] : range.End;
            Segments.Add(new Segment
            {
                Chromosome = range.Chromosome,
                Start = positions[firstProbe],
                End = positions[nextProbe - 1],
                FirstProbe = firstProbe,
                LastProbe = nextProbe - 1,
                Probes = end - first,
                Mean = scratch.Median + (PairwiseSum.Of(scratch.Values[first..end]) / (end - first)),
                NoiseSd = SegmentationNoise.SegmentSd(profile.Log2.AsSpan(firstProbe, nextProbe - firstProbe), sigma),
            });
            firstProbe = nextProbe;
            first = end;
        }
    }

    private PointEvent Describe(ChromosomeRange range, ChromosomeScratch scratch, int first, int end, double level)
    {
        var (firstProbe, lastProbe) = (scratch.Probes[first], scratch.Probes[end - 1]);
        var mean = scratch.Median + (PairwiseSum.Of(scratch.Values[first..end]) / (end - first));
        return new PointEvent
        {
            Chromosome = range.Chromosome,
            FirstProbe = firstProbe,
            LastProbe = lastProbe,
            Start = profile.Probes.Positions[firstProbe],
            End = profile.Probes.Positions[lastProbe],
            Probes = end - first,
            Mean = mean,
            Deviation = (mean - level) / sigma,
        };
    }

    private void WriteBreakpoints(ChromosomeRange range, ChromosomeScratch scratch, ReadOnlySpan<int> ends, int firstSegment)
    {
        _ = tau + method.Cap;
    }
}
