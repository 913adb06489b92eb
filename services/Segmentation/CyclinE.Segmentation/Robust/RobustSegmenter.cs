using System.Runtime.InteropServices;
using CyclinE.Genomics.Genome;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Robust;

/// <summary>
/// The default segmentation: the exact minimum of a capped squared loss, then what that loss cannot know. Runs too short
/// for a segment, or no more than a chance run of outliers, become point events; neighbours that do not differ by the
/// noise of their own state are merged; breaks are placed under the noise of their own two sides.
/// </summary>
public static class RobustSegmenter
{
    /// <summary>Segments one chromosome.</summary>
    /// <param name="values">Finite values of one chromosome, best less their median.</param>
    /// <param name="settings">Derived from the scalars of the whole array.</param>
    /// <param name="scratch">Memory to use again for the next chromosome.</param>
    /// <param name="ends">
    /// At least as long as <paramref name="values"/>. Receives, for each segment in order, one past the index of its last
    /// value; what stands behind them is scratch.
    /// </param>
    /// <param name="events">The chromosome's point events are added to it, in order; each lies within one segment.</param>
    /// <param name="cancellationToken">Looked at every 65,536 values.</param>
    /// <returns>
    /// The number of segments; 0 for no values. None is shorter than m₀, at the ends of the chromosome than half of it
    /// rounded up, unless it is the whole chromosome.
    /// </returns>
    /// <exception cref="ArgumentException">A value is not finite, or <paramref name="ends"/> is too short.</exception>
    public static int Segment(
        ReadOnlySpan<double> values,
        RobustSettings settings,
        RobustScratch scratch,
        Span<int> ends,
        List<PointRun> events,
        CancellationToken cancellationToken)
    {
        var known = events.Count;
        var states = new List<SegmentState>();
        var kept = Found(values, [], settings, scratch, ends, states, events, known, cancellationToken);
        if (settings.Refit && kept.Length > 1 && LevelNoise.Fit(kept) is { } noise)
        {
            var weights = scratch.Weights(values.Length);
            noise.Weigh(kept, settings.Sigma, weights);
            events.RemoveRange(known, events.Count - known);
            kept = Found(values, weights, settings, scratch, ends, states, events, known, cancellationToken);
        }

        if (settings.Place)
        {
            BreakPlacement.Place(values, kept, settings, scratch.Values(values.Length));
        }

        PointEvents.Complete(values, kept, settings, events, known);
        for (var i = 0; i < kept.Length; i++)
        {
            ends[i] = kept[i].End;
        }

        return kept.Length;
    }

    /// <summary>The optimum, less runs that are no segments and breaks that are none.</summary>
    private static Span<SegmentState> Found(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> weights,
        RobustSettings settings,
        RobustScratch scratch,
        Span<int> ends,
        List<SegmentState> states,
        List<PointRun> events,
        int known,
        CancellationToken cancellationToken)
    {
        var count = CappedFpop.Segment(values, weights, settings.Penalty, settings.Cap, ends, cancellationToken);
        var room = scratch.Values(values.Length);
        states.Clear();
        var first = 0;
        foreach (var end in ends[..count])
        {
            states.Add(SegmentStates.Measure(values, first, end, settings, room));
            first = end;
        }

        var kept = CollectionsMarshal.AsSpan(states);
        kept = kept[..ShortRuns.Join(kept, settings.MinProbes, events)];
        if (settings.Ragged)
        {
            var split = new List<SegmentState>(kept.Length);
            RaggedRuns.Split(values, kept, settings, room, split, events, known);
            kept = CollectionsMarshal.AsSpan(split);
        }

        if (settings.Tails)
        {
            kept = kept[..TailTest.Join(values, kept, settings, events)];
        }

        if (settings.Merge)
        {
            kept = kept[..NoiseMerge.Merge(kept, settings)];
        }

        return kept;
    }
}

/// <summary><c>robust</c> for an array.</summary>
internal sealed class RobustFinder(RobustSettings settings, RobustScratch scratchOfMethod) : IBreakFinder
{
    private readonly List<PointRun> _runs = [];

    public double? Penalty => settings.Penalty;

    public int ShortestSegment => settings.MinProbes;

    public int Find(ChromosomeScratch scratch, ChromosomeRange range, List<(int First, int End)> points, CancellationToken cancellationToken)
    {
        _runs.Clear();
        var count = RobustSegmenter.Segment(scratch.Values, settings, scratchOfMethod, scratch.Ends, _runs, cancellationToken);
        points.AddRange(_runs.Select(r => (r.First, r.End)));
        return count;
    }
}
