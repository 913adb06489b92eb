using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Calls;

/// <summary>Calls chromosome arms: what a segment across the centromere spans counts for each arm by its part there.</summary>
internal static class ArmCaller
{
    /// <summary>The arms of a chromosome that have probes; none where arms are unknown.</summary>
    public static IEnumerable<ArmCall> Of(CalledChromosome chromosome, CallingOptions options)
    {
        var track = chromosome.Track;
        if (!track.HasArms)
        {
            yield break;
        }

        var shortArm = track.ArmOf(0);
        if (shortArm.First == 0 && track.Positions[0] <= track.Centromere)
        {
            yield return Of(chromosome, "p", shortArm.First, shortArm.Last, options);
        }

        var longArm = track.ArmOf(track.Count - 1);
        if (track.Positions[^1] > track.Centromere)
        {
            yield return Of(chromosome, "q", longArm.First, longArm.Last, options);
        }
    }

    private static ArmCall Of(CalledChromosome chromosome, string arm, int first, int last, CallingOptions options)
    {
        var track = chromosome.Track;
        var lengths = new double[Enum.GetValues<CallClass>().Length];
        double sum = 0, all = 0, called = 0;
        foreach (var (stretch, call) in chromosome.ClassedStretches)
        {
            int from = Math.Max(stretch.First, first), to = Math.Min(stretch.Last, last);
            if (from > to)
            {
                continue;
            }

            var length = Edge(track, to, last) - Edge(track, from - 1, last, first);
            all += length;
            sum += length * stretch.Level;
            called += call is null ? 0 : length;
            if (call is { } known)
            {
                lengths[(int)known] += length;
            }
        }

        var gained = lengths[(int)CallClass.Gain..].Sum() / all;
        var lost = lengths[..(int)CallClass.Neutral].Sum() / all;
        return new ArmCall
        {
            Chromosome = track.Chromosome,
            Arm = track.Chromosome + arm,
            Start = track.Positions[first],
            End = track.Positions[last],
            Probes = last - first + 1,
            Log2 = sum / all,
            Call = 2 * called < all ? null
                : gained >= options.Events.ArmShare ? Longest(lengths, CallClass.Gain, CallClass.HighLevelAmplification)
                : lost >= options.Events.ArmShare ? Longest(lengths, CallClass.HomozygousDeletion, CallClass.Loss)
                : CallClass.Neutral,
            Gained = gained,
            Lost = lost,
        };
    }

    // Between two probes the border stands in the middle, at the arm's ends behind the last probe: shares then add up to 1.
    private static double Edge(ProbeTrack track, int left, int last, int first = 0) =>
        left < first ? track.Positions[first] - 1.0
        : left == last ? track.Positions[last]
        : 0.5 * (track.Positions[left] + (double)track.Positions[left + 1]);

    private static CallClass Longest(double[] lengths, CallClass from, CallClass to) =>
        Enum.GetValues<CallClass>().Where(c => c >= from && c <= to).MaxBy(c => lengths[(int)c]);
}
