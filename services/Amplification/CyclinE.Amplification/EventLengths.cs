using CyclinE.Genomics;

namespace CyclinE.Amplification;

/// <summary>Length classes.</summary>
internal static class EventLengths
{
    /// <summary>
    /// Focal up to the limit in megabases; arm-level from a share of an arm's probed length on (an event across the centromere is
    /// held against each arm by its part there); large between. Without an arm table nothing is arm-level.
    /// </summary>
    /// <remarks>An arm counts from its first to its last probe: what no probe covers, no event can reach.</remarks>
    public static EventLength Of(ProbeTrack track, int first, int last, EventOptions options)
    {
        if (track.Positions[last] - track.Positions[first] + 1 <= options.FocalMegabases * 1e6)
        {
            return EventLength.Focal;
        }

        return track.HasArms && (Covers(track, track.ArmOf(first), first, last, options) || Covers(track, track.ArmOf(last), first, last, options))
            ? EventLength.ArmLevel
            : EventLength.Large;
    }

    private static bool Covers(ProbeTrack track, (int First, int Last) arm, int first, int last, EventOptions options)
    {
        double from = track.Positions[Math.Max(arm.First, first)], to = track.Positions[Math.Min(arm.Last, last)];
        double length = track.Positions[arm.Last] - (double)track.Positions[arm.First] + 1;
        return to - from + 1 >= options.ArmShare * length;
    }
}
