using System.Runtime.InteropServices;

namespace CyclinE.Segmentation.Robust;

/// <summary>Finds values that stand beyond K of their segment's level in runs too short for a segment.</summary>
internal static class PointEvents
{
    /// <summary>
    /// Completes the list of a chromosome: <paramref name="events"/> holds, from <paramref name="known"/> on, runs that
    /// lost their segment; those that a break divides are dropped, isolated values beyond K are added, all in order.
    /// </summary>
    public static void Complete(ReadOnlySpan<double> values, ReadOnlySpan<SegmentState> states, RobustSettings settings, List<PointRun> events, int known)
    {
        CollectionsMarshal.AsSpan(events)[known..].Sort((a, b) => a.First.CompareTo(b.First));
        var lost = events.GetRange(known, events.Count - known);
        events.RemoveRange(known, events.Count - known);
        var next = 0;
        foreach (ref readonly var state in states)
        {
            var reach = Reach(state, settings);
            for (var i = state.First; i < state.End;)
            {
                while (next < lost.Count && lost[next].First < i)
                {
                    next++;
                }

                if (next < lost.Count && lost[next].First == i && lost[next].End <= state.End)
                {
                    events.Add(lost[next]);
                    i = lost[next].End;
                    continue;
                }

                var distance = values[i] - state.Level;
                if (Math.Abs(distance) <= reach)
                {
                    i++;
                    continue;
                }

                var first = i++;
                while (i < state.End && Math.Abs(values[i] - state.Level) > reach && Math.Sign(values[i] - state.Level) == Math.Sign(distance))
                {
                    i++;
                }

                if (i - first < settings.MinProbes)
                {
                    events.Add(new PointRun(first, i));
                }
            }
        }
    }

    /// <summary>K times the noise sd of the array or of the segment, whichever is larger: a noisy state is not full of events.</summary>
    public static double Reach(in SegmentState state, RobustSettings settings)
    {
        var variance = settings.Sigma * settings.Sigma;
        return Math.Sqrt(settings.Cap * Math.Max(1, NoiseMerge.Variance(state, variance) / variance));
    }
}

/// <summary>A run of values too short for a segment of its own: indices <c>First</c> … <c>End</c> − 1.</summary>
/// <param name="First">Index of its first value.</param>
/// <param name="End">One past the index of its last value.</param>
public readonly record struct PointRun(int First, int End);
