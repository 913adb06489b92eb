namespace CyclinE.Segmentation.Robust;

/// <summary>Runs that the optimum leaves with fewer than m₀ values join the neighbour with the nearer level.</summary>
internal static class ShortRuns
{
    /// <summary>Joins them in place. Levels and noise of the segments that they join stay: the runs lie apart from them.</summary>
    /// <param name="states">Adjacent segments.</param>
    /// <param name="minProbes">m₀.</param>
    /// <param name="events">Receives the runs, in order.</param>
    /// <returns>The number of segments left, at the front; without any of m₀ values, one that holds all.</returns>
    public static int Join(Span<SegmentState> states, int minProbes, List<PointRun> events)
    {
        var count = 0;
        for (var i = 0; i < states.Length;)
        {
            var next = i;
            while (next < states.Length && states[next].End - states[next].First < Fewest(next, states.Length, minProbes))
            {
                next++;
            }

            if (next - i == states.Length)
            {
                return JoinAll(states);
            }

            foreach (ref readonly var run in states[i..next])
            {
                events.Add(new PointRun(run.First, run.End));
            }

            var divide = next == states.Length ? next : count == 0 ? i : i + Divide(states[count - 1], states[i..next], states[next]);
            if (divide > i)
            {
                states[count - 1].End = states[divide - 1].End;
            }

            if (next < states.Length)
            {
                var first = states[divide].First;
                states[count] = states[next] with { First = first };
                count++;
            }

            i = next + 1;
        }

        return count;
    }

    /// <summary>m₀; at an end of the chromosome half of it, rounded up: what is seen of an event there may be cut off.</summary>
    private static int Fewest(int index, int count, int minProbes) => index == 0 || index == count - 1 ? (minProbes + 1) / 2 : minProbes;

    /// <summary>How many of the runs between two segments go to the left one: the least sum of distances from the levels.</summary>
    private static int Divide(in SegmentState left, ReadOnlySpan<SegmentState> runs, in SegmentState right)
    {
        var best = 0;
        double sum = 0, least = 0;
        for (var i = 0; i < runs.Length; i++)
        {
            var n = runs[i].End - runs[i].First;
            sum += n * (Math.Abs(runs[i].Level - left.Level) - Math.Abs(runs[i].Level - right.Level));
            if (sum <= least)
            {
                (best, least) = (i + 1, sum);
            }
        }

        return best;
    }

    private static int JoinAll(Span<SegmentState> states)
    {
        var longest = states[0];
        foreach (ref readonly var state in states)
        {
            longest = state.End - state.First > longest.End - longest.First ? state : longest;
        }

        states[0] = longest with { First = states[0].First, End = states[^1].End };
        return 1;
    }
}
