using CyclinE.Amplification.Centres;
using CyclinE.Amplification.Events;
using CyclinE.Amplification.Tracks;

namespace CyclinE.Amplification.Pairs;

/// <summary>The difference of two arrays, its events found but not yet judged.</summary>
internal sealed record PairDifference
{
    private const double Bandwidth = 0.03;

    /// <summary>c_D.</summary>
    public required double Shift { get; init; }

    /// <summary>Probes (or common bins) on which both arrays have a value, over all chromosomes.</summary>
    public required int Probes { get; init; }

    /// <summary>Autocorrelation factor of the difference.</summary>
    public required double Tau { get; init; }

    /// <summary>Probes (or bins) of each compared chromosome.</summary>
    public required IReadOnlyList<ProbeTrack> Tracks { get; init; }

    /// <summary>Events, their levels centred on c_D.</summary>
    public required IReadOnlyList<(ProbeTrack Track, FoundEvent Found)> Events { get; init; }

    /// <summary>What the arrays show over an event.</summary>
    public required Func<ProbeTrack, FoundEvent, PairMeasurement> Measure { get; init; }

    /// <summary>Sentences about what was estimated on too little.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>
    /// c_D: main mode of the levels neutral in both arrays; of all levels, with a note, where those hold less than a tenth of the probes.
    /// </summary>
    public static double ShiftOf(IReadOnlyList<(Stretch Level, bool IsNeutral)> levels, double tau, List<string> notes)
    {
        Stretch[] neutral = [.. levels.Where(l => l.IsNeutral).Select(l => l.Level)];
        Stretch[] all = [.. levels.Select(l => l.Level)];
        if (all.Length == 0)
        {
            return 0;
        }

        if (10L * neutral.Sum(s => (long)s.Probes) >= all.Sum(s => (long)s.Probes))
        {
            return WeightedMode.Of(neutral, tau, Bandwidth);
        }

        notes.Add("Less than a tenth of the probes is neutral in both arrays: the shift is the main mode of the whole difference.");
        return WeightedMode.Of(all, tau, Bandwidth);
    }

    /// <summary>Events of a chromosome: stretches that depart from 0 by <c>min-difference</c> and by <c>se-factor</c> standard errors.</summary>
    public static IEnumerable<(ProbeTrack Track, FoundEvent Found)> FindEvents(
        ProbeTrack track, IEnumerable<Stretch> centred, Func<Stretch, double> standardError, PairOptions options)
    {
        var joined = ShortStretches.Join([.. centred], options.Events.MinProbes);
        int[] directions = [.. joined.Select(s =>
            Math.Abs(s.Level) >= options.MinDifference && Math.Abs(s.Level) > options.Events.SeFactor * standardError(s) ? Math.Sign(s.Level) : 0)];
        return EventFinder.Find(track, joined, directions, standardError, options.Events).Select(e => (track, e));
    }
}
