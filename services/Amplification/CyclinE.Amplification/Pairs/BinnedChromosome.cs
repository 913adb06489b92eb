using CyclinE.Amplification.Events;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Pairs;

/// <summary>One chromosome of two platforms: for each common bin, the segment of either array that lies there.</summary>
internal sealed record BinnedChromosome(ProbeTrack Track, IReadOnlyList<SegmentCall> Resistant, IReadOnlyList<SegmentCall> Parental)
{
    public double Difference(int bin) => Resistant[bin].Log2 - Parental[bin].Log2;

    public double StandardError(int bin)
    {
        double a = Resistant[bin].StandardError ?? 0, b = Parental[bin].StandardError ?? 0;
        return Math.Sqrt((a * a) + (b * b));
    }

    public bool IsNeutral(int bin) => Resistant[bin].Call == CallClass.Neutral && Parental[bin].Call == CallClass.Neutral;

    /// <summary>Runs of bins between breakpoints of either array; the noise variance of each is its squared standard error.</summary>
    public IEnumerable<Stretch> Stretches()
    {
        var first = 0;
        for (var bin = 1; bin <= Track.Count; bin++)
        {
            if (bin == Track.Count || !ReferenceEquals(Resistant[bin], Resistant[first]) || !ReferenceEquals(Parental[bin], Parental[first]))
            {
                var error = StandardError(first);
                yield return new Stretch(first, bin - 1, Difference(first), error * error);
                first = bin;
            }
        }
    }

    /// <summary>The chromosomes on which both arrays have segments.</summary>
    public static IEnumerable<BinnedChromosome> Of(PairSide resistant, PairSide parental, GenomeBuild build)
    {
        var tracks = TracksOf(parental, build).ToDictionary(t => t.Chromosome);
        var segments = parental.Calls.Segments.ToLookup(s => s.Segment.Chromosome);
        var ownSegments = resistant.Calls.Segments.ToLookup(s => s.Segment.Chromosome);
        foreach (var own in TracksOf(resistant, build))
        {
            SegmentCall[] a = [.. ownSegments[own.Chromosome]], b = [.. segments[own.Chromosome]];
            if (a.Length > 0 && b.Length > 0 && tracks.TryGetValue(own.Chromosome, out var other))
            {
                var bins = Bins(own.Positions, other.Positions);
                var track = new ProbeTrack(own.Chromosome, bins, [.. Enumerable.Range(0, bins.Length)], build.CentromereOf(own.Chromosome));
                yield return new BinnedChromosome(track, SegmentsAt(bins, a), SegmentsAt(bins, b));
            }
        }
    }

    private static IEnumerable<ProbeTrack> TracksOf(PairSide side, GenomeBuild build) =>
        ProbeTrack.Of(side.Profile.Probes, i => float.IsFinite(side.Profile.Log2[i]), build);

    // A bin ends where both arrays have had a probe since the last one ended; it stands at its middle.
    private static int[] Bins(int[] a, int[] b)
    {
        var middles = new List<int>();
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int start = Math.Min(a[i], b[j]), end = Math.Max(a[i], b[j]);
            middles.Add(start + ((end - start) / 2));
            while (i < a.Length && a[i] <= end)
            {
                i++;
            }

            while (j < b.Length && b[j] <= end)
            {
                j++;
            }
        }

        return [.. middles];
    }

    // The last segment that begins before each position: in the gap behind a segment it is still that one.
    private static SegmentCall[] SegmentsAt(int[] positions, SegmentCall[] segments)
    {
        var at = new SegmentCall[positions.Length];
        var current = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            while (current + 1 < segments.Length && segments[current + 1].Segment.Start <= positions[i])
            {
                current++;
            }

            at[i] = segments[current];
        }

        return at;
    }
}
