using CyclinE.Genomics;

namespace CyclinE.Amplification;

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
            var positions = new List<int>();
            var segments = new List<TrackedSegment>();
            foreach (var segment in chromosome.OrderBy(s => s.Start))
            {
                var length = segment.End - segment.Start + 1;
                var told = segment.Probes > 0 ? segment.Probes : length / PresumedSpacing;
                var probes = Math.Min(length, Math.Max(told, 2));
                var first = positions.Count;
                for (var i = 0; i < probes; i++)
                {
                    positions.Add(segment.Start + (probes == 1 ? 0 : (int)((length - 1L) * i / (probes - 1))));
                }

                segments.Add(new TrackedSegment(segment, first, positions.Count - 1));
            }

            int[] places = [.. positions];
            yield return new SegmentedTrack(
                new ProbeTrack(chromosome.Key, places, [.. Enumerable.Range(0, places.Length)], input.Build.CentromereOf(chromosome.Key)), segments);
        }
    }
}
