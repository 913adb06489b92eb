using CyclinE.Amplification.Calls;
using CyclinE.Amplification.Events;
using CyclinE.Amplification.Points;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Genes;

/// <summary>Calls every gene of a table in one pass over each chromosome.</summary>
/// <remarks>
/// Genes stand in order of their start, so the first segment that reaches one and its first probe only ever move on: a search for
/// each of 20,000 genes would take longer than all the rest of calling. Values are those of <see cref="GeneCaller"/>.
/// </remarks>
internal static class GeneSweep
{
    /// <param name="table">The genes.</param>
    /// <param name="chromosomes">The called chromosomes.</param>
    /// <param name="points">The array's point events.</param>
    /// <param name="options">Options.</param>
    /// <param name="isMasked">True where most of a gene is masked; null where nothing is.</param>
    public static CalledGenes Call(
        GeneTable table, IEnumerable<CalledChromosome> chromosomes, GenePoints points, CallingOptions options, Func<Gene, bool>? isMasked)
    {
        var called = new CalledGenes(table.Genes.Count);
        foreach (var chromosome in chromosomes)
        {
            if (table.RangeOf(chromosome.Track.Chromosome) is { } range)
            {
                Call(table, range, chromosome, called, points, options, isMasked);
            }
        }

        return called;
    }

    private static void Call(
        GeneTable table,
        ChromosomeRange range,
        CalledChromosome chromosome,
        CalledGenes called,
        GenePoints points,
        CallingOptions options,
        Func<Gene, bool>? isMasked)
    {
        ReadOnlySpan<LeveledInterval> segments = chromosome.SegmentIntervals, stretches = chromosome.StretchIntervals;
        ReadOnlySpan<int> positions = chromosome.Track.Positions;
        int segment = 0, stretch = 0, probe = 0;
        for (var i = range.First; i < range.End; i++)
        {
            var gene = table.Genes[i];
            segment = Advance(segments, segment, gene.Start);
            stretch = Advance(stretches, stretch, gene.Start);
            probe = Advance(positions, probe, gene.Start);
            var level = GeneLevel.Of(gene, segments, segment);
            called.Log2[i] = (float)(level.Mean ?? double.NaN);
            called.Minimum[i] = (float)(level.Minimum ?? double.NaN);
            called.Maximum[i] = (float)(level.Maximum ?? double.NaN);
            called.Probes[i] = Advance(positions, probe, gene.End + 1) - probe;
            var call = GeneLevel.CallOf(gene, stretches, stretch);
            var point = points.Over(gene, chromosome, call);
            called.Set(
                i,
                options.Points == PointChoice.Call && point is not null ? point.Call : call,
                (point is null ? 0 : GeneFlags.Point)
                | (chromosome.IsFocal(gene) ? GeneFlags.Focal : 0) | (level.BrokenInside ? GeneFlags.BrokenInside : 0) | (level.GapFilled
                    ? GeneFlags.GapFilled : 0)
                | (isMasked is not null && MayBeMasked(gene, chromosome, segment) && isMasked(gene) ? GeneFlags.Masked : 0));
        }
    }

    // Within a segment of which nothing is masked no gene is: most need no look at the mask.
    private static bool MayBeMasked(Gene gene, CalledChromosome chromosome, int segment) =>
        segment == chromosome.Segments.Count
        || chromosome.Segments[segment] is not { Masked: 0 } around
        || around.Segment.Start > gene.Start
        || around.Segment.End < gene.End;

    private static int Advance(ReadOnlySpan<LeveledInterval> intervals, int from, int position)
    {
        while (from < intervals.Length && intervals[from].End < position)
        {
            from++;
        }

        return from;
    }

    // The first position at or after a base pair: by doubling steps, for the next gene is near.
    private static int Advance(ReadOnlySpan<int> ascending, int from, int position)
    {
        var step = 1;
        int low = from, high = from;
        while (high < ascending.Length && ascending[high] < position)
        {
            low = high + 1;
            high += step;
            step *= 2;
        }

        high = Math.Min(high, ascending.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (ascending[middle] < position)
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
