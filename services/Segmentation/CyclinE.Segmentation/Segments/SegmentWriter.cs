using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Segments;
using CyclinE.Segmentation.Breaks;
using CyclinE.Segmentation.Methods;

namespace CyclinE.Segmentation.Segments;

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
            var segment = new Segment
            {
                Chromosome = range.Chromosome,
                Start = positions[firstProbe],
                End = positions[nextProbe - 1],
                FirstProbe = firstProbe,
                LastProbe = nextProbe - 1,
                Probes = end - first,
                Mean = scratch.Median + (PairwiseSum.Of(scratch.Values[first..end]) / (end - first)),
                NoiseSd = SegmentationNoise.SegmentSd(profile.Log2.AsSpan(firstProbe, nextProbe - firstProbe), sigma),
            };
            Segments.Add(method.Complete(segment, first, end));
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
        if (ends.Length < 2)
        {
            return;
        }

        var sds = new double[ends.Length];
        for (var k = 0; k < sds.Length; k++)
        {
            sds[k] = Segments[firstSegment + k].NoiseSd;
        }

        var intervals = new BreakInterval[ends.Length - 1];
        BreakIntervals.Find(scratch.Values, ends, sds, tau, method.ShortestSegment, intervals);
        var positions = profile.Probes.Positions;
        for (var k = 0; k < intervals.Length; k++)
        {
            var left = scratch.Probes[ends[k] - 1];
            var low = scratch.Probes[intervals[k].Low];
            Breakpoints.Add(new Breakpoint
            {
                Chromosome = range.Chromosome,
                LeftProbe = left,
                LowProbe = low,
                HighProbe = scratch.Probes[intervals[k].High],
                Left = positions[left],
                Right = positions[scratch.Probes[ends[k]]],
                Low = positions[low],
                High = positions[scratch.Probes[intervals[k].High + 1]],
            });
        }
    }
}
