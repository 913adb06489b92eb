using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Tracks;

/// <summary>One chromosome's probes with a value, and its segments placed on them.</summary>
/// <param name="Track">The probes.</param>
/// <param name="Segments">Segments that hold at least one, in order.</param>
internal sealed record SegmentedTrack(ProbeTrack Track, IReadOnlyList<TrackedSegment> Segments)
{
    // Where a file of segments does not tell the number of probes.
    private const int PresumedSpacing = 10_000;

    /// <summary>The chromosomes of an array in karyotype order.</summary>
    public static IEnumerable<SegmentedTrack> Of(ArrayToCall input) =>
        input.Profile is { } profile ? OfProfile(profile, input) : OfSegments(input);

    private static IEnumerable<SegmentedTrack> OfProfile(Profile profile, ArrayToCall input)
    {
        var segments = input.Segmentation.Segments.ToLookup(s => s.Chromosome);
        foreach (var track in ProbeTrack.Of(profile.Probes, profile.Log2, input.Build))
        {
            yield return new SegmentedTrack(
                track,
                [.. segments[track.Chromosome]
                    .Where(s => s.Probes > 0)
                    .Select(s => new TrackedSegment(s, track.NumberOfProbe(s.FirstProbe), track.NumberOfProbe(s.LastProbe + 1) - 1))]);
        }
    }

    // Probes are not known: as many as the file says are laid evenly over each segment, its ends among them.
    private static IEnumerable<SegmentedTrack> OfSegments(ArrayToCall input)
    {
        foreach (var chromosome in input.Segmentation.Segments.GroupBy(s => s.Chromosome).OrderBy(g => g.Key))
        {
            Segment[] segments = [.. chromosome.OrderBy(s => s.Start)];
            int[] probes = Array.ConvertAll(segments, PresumedProbes);
            var positions = new int[probes.Sum()];
            var placed = new TrackedSegment[segments.Length];
            var first = 0;
            for (var i = 0; i < segments.Length; i++)
            {
                Lay(segments[i], positions.AsSpan(first, probes[i]));
                placed[i] = new TrackedSegment(segments[i], first, first + probes[i] - 1);
                first += probes[i];
            }

            yield return new SegmentedTrack(ProbeTrack.Of(chromosome.Key, positions, input.Build), placed);
        }
    }

    private static int PresumedProbes(Segment segment)
    {
        var length = segment.End - segment.Start + 1;
        return Math.Min(length, Math.Max(segment.Probes > 0 ? segment.Probes : length / PresumedSpacing, 2));
    }

    private static void Lay(Segment segment, Span<int> positions)
    {
        var step = positions.Length == 1 ? 0 : (segment.End - (double)segment.Start) / (positions.Length - 1);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = segment.Start + (int)(i * step);
        }

        positions[^1] = segment.End;
    }
}

/// <summary>A segment and the numbers of its first and last probe in its track.</summary>
internal readonly record struct TrackedSegment(Segment Segment, int First, int Last);
