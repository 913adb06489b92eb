namespace CyclinE.Segmentation.Robust;

/// <summary>
/// Cuts out runs of at least m₀ values, and of three, that all stand beyond K of their segment's level, to one side. Amplified probes differ
/// among each other by more than a quiet array's noise: where no level lies within K of them, the capped loss pays for each of
/// them whether it is cut out or not, so the optimum leaves the amplicon where it is, or cuts it into runs that are too short.
/// </summary>
internal static class RaggedRuns
{
    /// <summary>The segments, and the runs as segments of their own.</summary>
    /// <param name="values">Values of the chromosome.</param>
    /// <param name="wholes">Adjacent segments.</param>
    /// <param name="settings">Hold σ, the cap and m₀.</param>
    /// <param name="scratch">Room for the values of a segment.</param>
    /// <param name="states">Receives the segments, in order.</param>
    /// <param name="events">Point events from index <paramref name="known"/> on lose those that lie within such a run.</param>
    /// <param name="known">Point events of other chromosomes before them.</param>
    public static void Split(
        ReadOnlySpan<double> values, ReadOnlySpan<SegmentState> wholes, RobustSettings settings, Span<double> scratch, List<SegmentState> states,
        List<PointRun> events, int known)
    {
        // Fewer cannot be told from chance by the values beside them, and a single value lies at one level.
        var fewest = Math.Max(settings.MinProbes, TailTest.Shortest);
        foreach (ref readonly var whole in wholes)
        {
            var (level, reach) = (whole.Level, PointEvents.Reach(whole, settings));
            var first = whole.First;
            for (var i = whole.First; i < whole.End;)
            {
                var side = Side(values[i], level, reach);
                var from = i++;
                while (i < whole.End && Side(values[i], level, reach) == side)
                {
                    i++;
                }

                if (side == 0 || i - from < fewest)
                {
                    continue;
                }

                // What it would leave beside it is no segment either.
                from = from - first < settings.MinProbes ? first : from;
                i = whole.End - i < settings.MinProbes ? whole.End : i;
                if (from == whole.First && i == whole.End)
                {
                    continue;
                }

                if (from > first)
                {
                    states.Add(SegmentStates.Measure(values, first, from, settings, scratch));
                }

                var run = SegmentStates.Measure(values, from, i, settings, scratch);
                states.Add(run);
                for (var e = events.Count - 1; e >= known; e--)
                {
                    if (events[e].First >= run.First && events[e].End <= run.End)
                    {
                        events.RemoveAt(e);
                    }
                }

                first = i;
            }

            if (first == whole.First)
            {
                states.Add(whole);
            }
            else if (first < whole.End)
            {
                states.Add(SegmentStates.Measure(values, first, whole.End, settings, scratch));
            }
        }
    }

    private static int Side(double value, double level, double reach) => Math.Abs(value - level) <= reach ? 0 : Math.Sign(value - level);
}
