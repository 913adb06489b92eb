using CyclinE.Amplification.Events;
using CyclinE.Amplification.Rules;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Pairs;

/// <summary>The classes that two arrays of one platform have over runs of probes: of each array the class of most probes.</summary>
/// <param name="resistant">The resistant array.</param>
/// <param name="parental">The parental array.</param>
/// <param name="maskShare">Masked share above which a segment has no call of its own.</param>
internal sealed class PairCalls(PairSide resistant, PairSide parental, double maskShare)
{
    private readonly Dictionary<Chromosome, SegmentCall[]> _resistant = ByChromosome(resistant);
    private readonly Dictionary<Chromosome, SegmentCall[]> _parental = ByChromosome(parental);

    /// <summary>The classes over runs of a track.</summary>
    public (CallClass? Resistant, CallClass? Parental) Over(ProbeTrack track, IEnumerable<(int First, int Last)> pieces)
    {
        CallMajority ofResistant = new(), ofParental = new();
        foreach (var (first, last) in pieces)
        {
            Count(_resistant, track, first, last, ofResistant);
            Count(_parental, track, first, last, ofParental);
        }

        return (ofResistant.Result, ofParental.Result);
    }

    /// <summary>True where both arrays are neutral.</summary>
    public bool AreNeutral(ProbeTrack track, Stretch stretch) =>
        Over(track, [(stretch.First, stretch.Last)]) is (CallClass.Neutral, CallClass.Neutral);

    private static Dictionary<Chromosome, SegmentCall[]> ByChromosome(PairSide side) =>
        side.Calls.Segments.GroupBy(s => s.Segment.Chromosome).ToDictionary(g => g.Key, g => g.ToArray());

    private void Count(Dictionary<Chromosome, SegmentCall[]> calls, ProbeTrack track, int first, int last, CallMajority majority)
    {
        int from = track.ProbeOf(first), to = track.ProbeOf(last);
        foreach (var call in calls.GetValueOrDefault(track.Chromosome, []))
        {
            majority.Add(MaskedCall.Of(call, maskShare), Math.Max(0, Math.Min(call.Segment.LastProbe, to) - Math.Max(call.Segment.FirstProbe, from) + 1));
        }
    }
}

/// <summary>The class that most probes of a region have.</summary>
internal sealed class CallMajority
{
    private readonly int[] _probes = new int[Enum.GetValues<CallClass>().Length];

    /// <summary>Adds probes of one class; those of none do not vote.</summary>
    public void Add(CallClass? call, int probes)
    {
        if (call is { } counted)
        {
            _probes[(int)counted] += probes;
        }
    }

    /// <summary>The class of most probes, of equals the one nearer to neutral; null where nothing was called.</summary>
    public CallClass? Result
    {
        get
        {
            var best = Enum.GetValues<CallClass>()
                .OrderByDescending(c => _probes[(int)c])
                .ThenBy(c => Math.Abs(c - CallClass.Neutral))
                .First();
            return _probes[(int)best] > 0 ? best : null;
        }
    }
}

/// <summary>The class of a segment in a pair, where a masked one has no call of its own.</summary>
internal static class MaskedCall
{
    private static readonly NoiseLimits Limits = new(new CallingOptions());

    /// <summary>
    /// Its call; of a masked autosomal segment the class by its noise at the default limits, so that a difference there is reported, and
    /// flagged, instead of passed over in silence.
    /// </summary>
    public static CallClass? Of(SegmentCall segment, double maskShare) =>
        segment.Call is null && segment.Masked > maskShare && segment.Segment.Chromosome.IsAutosome
            ? Limits.LimitsOf(new LevelToCall(segment.StandardError ?? 0, 2, 0)).Classify(segment.Log2)
            : segment.Call;
}
