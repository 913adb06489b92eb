using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Results.Calls;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Events;

/// <summary>Joins neighbouring stretches of one direction into events and finds amplicons within wider gains.</summary>
/// <remarks>
/// A maximal run of one direction is taken apart from its highest stretch downwards: from a peak p with flank f, neighbours join
/// while they stay above f + ½·(p − f), on each side by its own flank. If the joined piece then stands out from both flanks (or
/// from the one that an arm's end leaves) by max(contrast, se-factor·SE), it is an event of its own: an amplicon. What is left of
/// the run, also to both sides of an amplicon, is one more event. Losses are the mirror image.
/// </remarks>
internal static class EventFinder
{
    /// <param name="track">The chromosome.</param>
    /// <param name="stretches">All its stretches in order, short ones joined.</param>
    /// <param name="directions">For each stretch +1, −1 or 0.</param>
    /// <param name="standardError">SE of a stretch's level.</param>
    /// <param name="options">Options.</param>
    /// <returns>Events ordered by first probe, wider ones first.</returns>
    public static List<FoundEvent> Find(
        ProbeTrack track,
        IReadOnlyList<Stretch> stretches,
        ReadOnlySpan<int> directions,
        Func<Stretch, double> standardError,
        EventRule options)
    {
        var events = new List<FoundEvent>();
        for (var begin = 0; begin < stretches.Count;)
        {
            var end = begin + 1;
            while (end < stretches.Count && directions[end] == directions[begin])
            {
                end++;
            }

            if (directions[begin] != 0)
            {
                var run = new Run(track, stretches, begin, end, directions[begin], standardError, options);
                events.AddRange(run.Events());
            }

            begin = end;
        }

        return [.. events.Where(e => e.Probes >= options.MinProbes).OrderBy(e => e.First).ThenByDescending(e => e.Last)];
    }

    private sealed class Run(
        ProbeTrack track,
        IReadOnlyList<Stretch> stretches,
        int begin,
        int end,
        int direction,
        Func<Stretch, double> standardError,
        EventRule options)
    {
        private readonly bool[] _taken = new bool[end - begin];

        public IEnumerable<FoundEvent> Events()
        {
            foreach (var peak in Enumerable.Range(begin, end - begin).OrderByDescending(i => direction * stretches[i].Level).ThenBy(i => i))
            {
                if (_taken[peak - begin])
                {
                    continue;
                }

                var (low, high) = Grow(peak);
                if (Describe([.. stretches.Skip(low).Take(high - low + 1)]) is (true, var amplicon))
                {
                    _taken.AsSpan(low - begin, high - low + 1).Fill(true);
                    yield return amplicon;
                }
            }

            Stretch[] rest = [.. Enumerable.Range(begin, end - begin).Where(i => !_taken[i - begin]).Select(i => stretches[i])];
            if (rest.Length > 0)
            {
                yield return Describe(rest).Event;
            }
        }

        private (int Low, int High) Grow(int peak)
        {
            int low = peak, high = peak;
            for (var grown = true; grown;)
            {
                grown = false;
                var (left, right) = Flanks.Medians(track, stretches, stretches[low].First, stretches[high].Last, options);
                while (low > begin && Joins(low - 1, peak, left ?? right ?? 0))
                {
                    low--;
                    grown = true;
                }

                while (high + 1 < end && Joins(high + 1, peak, right ?? left ?? 0))
                {
                    high++;
                    grown = true;
                }
            }

            return (low, high);
        }

        private bool Joins(int neighbour, int peak, double flank) =>
            !_taken[neighbour - begin]
            && direction * stretches[neighbour].Level > direction * 0.5 * (flank + stretches[peak].Level);

        private (bool StandsOut, FoundEvent Event) Describe(Stretch[] own)
        {
            int first = own[0].First, last = own[^1].Last;
            var pooled = new Stretch(0, own.Sum(s => s.Probes) - 1, Pooled(own, s => s.Level), Pooled(own, s => s.NoiseVariance));
            var error = standardError(pooled);
            var (left, right) = Flanks.Medians(track, stretches, first, last, options);
            var least = Math.Max(options.Contrast, options.SeFactor * error);
            var standsOut = (left ?? right) is not null
                && (left is null || direction * (pooled.Level - left.Value) >= least)
                && (right is null || direction * (pooled.Level - right.Value) >= least);
            var length = EventLengths.Of(track, first, last, options);
            return (standsOut, new FoundEvent
            {
                Direction = direction,
                Stretches = own,
                StandardError = error,
                LeftFlank = left,
                RightFlank = right,
                Length = length,
                Focal = standsOut && length == EventLength.Focal,
            });
        }

        private static double Pooled(Stretch[] own, Func<Stretch, double> value) =>
            own.Sum(s => s.Probes * value(s)) / own.Sum(s => s.Probes);
    }
}

/// <summary>Length classes.</summary>
internal static class EventLengths
{
    /// <summary>
    /// Focal up to the limit in megabases; arm-level from a share of an arm's probed length on (an event across the centromere is
    /// held against each arm by its part there); large between. Without an arm table nothing is arm-level.
    /// </summary>
    /// <remarks>An arm counts from its first to its last probe: what no probe covers, no event can reach.</remarks>
    public static EventLength Of(ProbeTrack track, int first, int last, EventRule options)
    {
        if (track.Positions[last] - track.Positions[first] + 1 <= options.FocalMegabases * 1e6)
        {
            return EventLength.Focal;
        }

        return track.HasArms && (Covers(track, track.ArmOf(first), first, last, options) || Covers(track, track.ArmOf(last), first, last, options))
            ? EventLength.ArmLevel
            : EventLength.Large;
    }

    private static bool Covers(ProbeTrack track, (int First, int Last) arm, int first, int last, EventRule options)
    {
        double from = track.Positions[Math.Max(arm.First, first)], to = track.Positions[Math.Min(arm.Last, last)];
        double length = track.Positions[arm.Last] - (double)track.Positions[arm.First] + 1;
        return to - from + 1 >= options.ArmShare * length;
    }
}
