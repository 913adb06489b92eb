using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Masks;

namespace CyclinE.Cohort.Recurrence.Samples;

/// <summary>
/// Takes masked stretches out of a sample's segments and joins what has too few markers to the neighbour that is closest in copy number:
/// a germline variant of a few probes is then neither an event nor a break.
/// </summary>
/// <remarks>
/// As GISTIC2's <c>-js</c> and <c>-cnv</c>. Marker positions are not known here: the markers of a segment are spread evenly over it. A sample
/// whose markers lie over <see cref="SparseSpacing"/> apart is not joined: a BAC clone measures as much as many probes do.
/// </remarks>
internal sealed class ShortSegments(GenomeMask mask, RecurrenceOptions options)
{
    /// <summary>Mean distance of a sample's markers, base pairs, above which its segments are not joined.</summary>
    public const double SparseSpacing = 100_000;

    private const int LongestGap = ProfilePieces.LongestGap;
    private readonly ILookup<Chromosome, (int Start, int End)> _masked = BesideCentromeres(mask).ToLookup(m => m.Chromosome, m => (m.Start, m.End));

    /// <summary>Segments joined to a neighbour so far.</summary>
    public int Joined { get; private set; }

    /// <summary>Short segments without a neighbour within 5 Mb, which took no part.</summary>
    public int Alone { get; private set; }

    /// <summary>Samples in which any was joined or left out.</summary>
    public int Samples { get; private set; }

    /// <summary>Samples that were not joined because their markers lie far apart.</summary>
    public int Sparse { get; private set; }

    /// <summary>Segments that lost markers to the mask.</summary>
    public int Masked { get; private set; }

    /// <summary>The segments that take part.</summary>
    /// <param name="segments">By chromosome and start, disjoint.</param>
    public List<RecurrenceSegment> Of(List<RecurrenceSegment> segments)
    {
        // Density is the array's own: a mask does not make it sparse.
        var dense = IsDense(segments, out var counted);
        var open = _masked.Count == 0 ? segments : Unmasked(segments);
        if (!counted || options.JoinMarkers < 2)
        {
            return open;
        }

        if (!dense)
        {
            Sparse++;
            return open;
        }

        var before = Joined + Alone;
        for (var most = 1; most < options.JoinMarkers; most++)
        {
            open = Join(open, most);
        }

        Samples += Joined + Alone > before ? 1 : 0;
        return open;
    }

    // Centromeres are masked for everybody, and no array has markers there: what is counted is what lies beside them.
    private static IEnumerable<(Chromosome Chromosome, int Start, int End)> BesideCentromeres(GenomeMask mask)
    {
        var bands = GenomeMask.Centromeres(mask.Build ?? "").All.ToDictionary(b => b.Chromosome);
        foreach (var own in mask.All)
        {
            if (!bands.TryGetValue(own.Chromosome, out var band) || own.End < band.Start || band.End < own.Start)
            {
                yield return own;
                continue;
            }

            if (own.Start < band.Start)
            {
                yield return own with { End = band.Start - 1 };
            }

            if (band.End < own.End)
            {
                yield return own with { Start = band.End + 1 };
            }
        }
    }

    private static bool IsDense(List<RecurrenceSegment> segments, out bool counted)
    {
        double length = 0, markers = 0;
        foreach (var segment in segments.Where(s => s.Markers > 0))
        {
            length += (double)segment.End - segment.Start + 1;
            markers += segment.Markers;
        }

        counted = markers > 0;
        return length <= SparseSpacing * markers;
    }

    // A segment loses the markers that lie in the mask, and what of its ends does; one within the mask goes. What lies about a stretch within a
    // segment is still one segment: a masked variant in a gained arm does not break the gain.
    private List<RecurrenceSegment> Unmasked(List<RecurrenceSegment> segments)
    {
        var open = new List<RecurrenceSegment>(segments.Count);
        foreach (var segment in segments)
        {
            var (start, end, masked) = (segment.Start, segment.End, 0.0);
            foreach (var (first, last) in _masked[segment.Chromosome].SkipWhile(m => m.End < segment.Start).TakeWhile(m => m.Start <= segment.End))
            {
                masked += Math.Min(last, segment.End) - Math.Max(first, segment.Start) + 1.0;
                start = first <= start ? Math.Max(start, last + 1) : start;
                end = last >= segment.End ? Math.Min(end, first - 1) : end;
            }

            var share = 1 - (masked / (segment.End - segment.Start + 1.0));
            var markers = (int)Math.Round(segment.Markers * share);
            Masked += masked > 0 ? 1 : 0;
            if (start <= end && (segment.Markers == 0 || markers > 0))
            {
                open.Add(segment with { Start = start, End = end, Markers = markers });
            }
        }

        return open;
    }

    // Fewest markers first, so that two short neighbours of one level make one that may be long enough.
    private List<RecurrenceSegment> Join(List<RecurrenceSegment> segments, int most)
    {
        var joined = new List<RecurrenceSegment>(segments.Count);
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (segment.Markers == 0 || segment.Markers > most)
            {
                joined.Add(segment);
                continue;
            }

            var left = joined.Count > 0 && AreNeighbours(joined[^1], segment) ? Math.Abs(joined[^1].Value - segment.Value) : double.PositiveInfinity;
            var right = i + 1 < segments.Count && AreNeighbours(segment, segments[i + 1]) ? Math.Abs(segments[i + 1].Value - segment.Value)
                : double.PositiveInfinity;
            if (double.IsPositiveInfinity(left) && double.IsPositiveInfinity(right))
            {
                Alone++;
                continue;
            }

            Joined++;
            if (left <= right)
            {
                joined[^1] = Both(joined[^1], segment);
            }
            else
            {
                segments[i + 1] = Both(segment, segments[i + 1]);
            }
        }

        return joined;
    }

    private static bool AreNeighbours(RecurrenceSegment left, RecurrenceSegment right) =>
        left.Chromosome == right.Chromosome && right.Start - left.End - 1 <= LongestGap;

    private static RecurrenceSegment Both(RecurrenceSegment left, RecurrenceSegment right)
    {
        double a = ProfilePieces.Markers(left), b = ProfilePieces.Markers(right);
        return left with
        {
            End = right.End,
            Markers = left.Markers > 0 && right.Markers > 0 ? left.Markers + right.Markers : 0,
            Value = ((a * left.Value) + (b * right.Value)) / (a + b),
            Line = left.Markers >= right.Markers ? left.Line : right.Line,
        };
    }
}
