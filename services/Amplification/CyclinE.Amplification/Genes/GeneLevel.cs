using CyclinE.Amplification.Events;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Genes;

/// <summary>The level of a gene under segments.</summary>
/// <param name="Mean">Mean of the segments over the gene body, weighted by shared length; null where no segment is near.</param>
/// <param name="Minimum">Lowest of them.</param>
/// <param name="Maximum">Highest of them.</param>
/// <param name="Covered">Share of the gene body under segments.</param>
/// <param name="GapFilled">True when the value is the nearest segment's.</param>
/// <param name="BrokenInside">True when segments meet within the gene.</param>
internal readonly record struct GeneLevel(double? Mean, double? Minimum, double? Maximum, double Covered, bool GapFilled, bool BrokenInside)
{
    /// <summary>Farthest segment that still fills a gap: 1 Mb.</summary>
    public const int FarthestGapFill = 1_000_000;

    private const double SufficientShare = 0.25;
    private const int SufficientLength = 1000;

    /// <summary>The level of a gene.</summary>
    /// <param name="gene">The gene.</param>
    /// <param name="segments">Segments of its chromosome in order, not overlapping.</param>
    public static GeneLevel Of(Gene gene, ReadOnlySpan<LeveledInterval> segments) => Of(gene, segments, FirstReaching(segments, gene.Start));

    /// <summary>The level of a gene, the first segment that ends at or after its start being known.</summary>
    public static GeneLevel Of(Gene gene, ReadOnlySpan<LeveledInterval> segments, int first)
    {
        double sum = 0, length = 0, minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        var touched = 0;
        for (var i = first; i < segments.Length && segments[i].Start <= gene.End; i++)
        {
            double overlap = segments[i].Overlap(gene.Start, gene.End);
            sum += overlap * segments[i].Level;
            length += overlap;
            minimum = Math.Min(minimum, segments[i].Level);
            maximum = Math.Max(maximum, segments[i].Level);
            touched++;
        }

        if (touched == 0)
        {
            var nearest = Nearest(gene, segments, first)?.Level;
            return new GeneLevel(nearest, nearest, nearest, 0, nearest is not null, false);
        }

        var mean = touched == 1 ? minimum : sum / length;
        return new GeneLevel(mean, minimum, maximum, length / (gene.End - (double)gene.Start + 1), false, touched > 1);
    }

    /// <summary>
    /// The class of the most extreme segment that covers 25% or 1 kb of the gene; where none does, of the one that covers most of
    /// it or, in a gap, of the nearest. Null where that is not called or none is near.
    /// </summary>
    /// <param name="gene">The gene.</param>
    /// <param name="segments">Segments of its chromosome in order, not overlapping.</param>
    public static CallClass? CallOf(Gene gene, ReadOnlySpan<LeveledInterval> segments) => CallOf(gene, segments, FirstReaching(segments, gene.Start));

    /// <summary>The class of a gene, the first segment that ends at or after its start being known.</summary>
    public static CallClass? CallOf(Gene gene, ReadOnlySpan<LeveledInterval> segments, int first)
    {
        var sufficient = Math.Min(SufficientLength, SufficientShare * (gene.End - (double)gene.Start + 1));
        LeveledInterval? best = null, longest = null;
        for (var i = first; i < segments.Length && segments[i].Start <= gene.End; i++)
        {
            var overlap = segments[i].Overlap(gene.Start, gene.End);
            if (longest is null || overlap > longest.Value.Overlap(gene.Start, gene.End))
            {
                longest = segments[i];
            }

            if (overlap >= sufficient && (best is null || Math.Abs(segments[i].Level) > Math.Abs(best.Value.Level)))
            {
                best = segments[i];
            }
        }

        return (best ?? longest ?? Nearest(gene, segments, first))?.Call;
    }

    private static LeveledInterval? Nearest(Gene gene, ReadOnlySpan<LeveledInterval> segments, int next)
    {
        var before = next > 0 ? gene.Start - (long)segments[next - 1].End : long.MaxValue;
        var after = next < segments.Length ? segments[next].Start - (long)gene.End : long.MaxValue;
        return Math.Min(before, after) > FarthestGapFill ? null
            : before <= after ? segments[next - 1]
            : segments[next];
    }

    private static int FirstReaching(ReadOnlySpan<LeveledInterval> segments, int position)
    {
        int low = 0, high = segments.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (segments[middle].End < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
