using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Events;

/// <summary>Bounds of events from the 95% intervals of the breaks at their ends.</summary>
internal sealed class EventBounds(IReadOnlyList<Breakpoint> breakpoints)
{
    private readonly Dictionary<int, Breakpoint> _byLeftProbe = breakpoints.ToDictionary(b => b.LeftProbe);

    /// <summary>
    /// Outer bounds: the last probe surely before the event and the first surely behind it (its own first and last probe at
    /// the chromosome's ends). Inner bounds: its first and last probe that surely belong to it; null where none does.
    /// </summary>
    /// <param name="track">The chromosome.</param>
    /// <param name="first">Number of the event's first probe.</param>
    /// <param name="last">Number of its last probe.</param>
    public (int OuterStart, int OuterEnd, int? InnerStart, int? InnerEnd) Of(ProbeTrack track, int first, int last)
    {
        var (outerStart, innerStart) = (track.PositionBefore(first), track.Positions[first]);
        if (first > 0 && _byLeftProbe.TryGetValue(track.ProbeOf(first - 1), out var left))
        {
            (outerStart, innerStart) = (left.Low, left.High);
        }

        var (outerEnd, innerEnd) = (track.PositionAfter(last), track.Positions[last]);
        if (_byLeftProbe.TryGetValue(track.ProbeOf(last), out var right))
        {
            (innerEnd, outerEnd) = (right.Low, right.High);
        }

        return innerStart <= innerEnd ? (outerStart, outerEnd, innerStart, innerEnd) : (outerStart, outerEnd, null, null);
    }
}
