using CyclinE.Genomics;

namespace CyclinE.Amplification;

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
