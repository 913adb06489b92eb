using CyclinE.Amplification.Events;
using CyclinE.Amplification.Rules;
using CyclinE.Amplification.Tracks;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Genomics.Segments;

namespace CyclinE.Amplification.Pairs;

/// <summary>Two arrays of one platform: D = resistant − parental, probe by probe.</summary>
internal static class ProbeDifference
{
    /// <summary>Finds the events of the difference.</summary>
    /// <param name="resistant">The resistant array.</param>
    /// <param name="parental">The parental array.</param>
    /// <param name="difference">Segments of D; only their bounds and noise are used, so centres need not have been subtracted.</param>
    /// <param name="build">Genome build.</param>
    /// <param name="chromosomes">The chromosomes that are compared.</param>
    /// <param name="options">Options.</param>
    public static PairDifference Of(
        PairSide resistant, PairSide parental, ArraySegmentation difference, GenomeBuild build, PairChromosomes chromosomes, PairOptions options)
    {
        float[] a = resistant.Profile.Log2, b = parental.Profile.Log2;
        var tracks = ProbeTrack.Of(resistant.Profile.Probes, i => float.IsFinite(a[i]) && float.IsFinite(b[i]), build).ToList();
        var compared = tracks.Where(t => chromosomes.Include(t.Chromosome)).ToList();
        var segments = difference.Segments.ToLookup(s => s.Chromosome);
        var calls = new PairCalls(resistant, parental, options.MaskShare);
        var levels = compared
            .SelectMany(track => segments[track.Chromosome].Select(s => StretchOf(s, track, resistant, parental)).Where(s => s.Probes > 0)
                .Select(s => (Track: track, Level: s)))
            .ToList();

        var notes = new List<string>();
        var shift = PairDifference.ShiftOf([.. levels.Select(l => (l.Level, calls.AreNeutral(l.Track, l.Level)))], difference.Tau, notes);
        levels = [.. levels.Select(l => l with { Level = l.Level with { Level = l.Level.Level - shift } })];

        // A neutral level of the difference is one that shows no reportable change, whatever copy number both arrays share there.
        var excess = NoiseRule.EstimateExcess(levels.Select(l => l.Level), difference.Tau, options.MinDifference, options.Events);
        if (excess is null)
        {
            notes.Add($"Fewer than {NoiseRule.FewestNeutral} unchanged segments: no excess variance was estimated, standard errors are the noise alone.");
        }

        var noise = new NoiseRule(difference.Tau, excess ?? 0);
        return new PairDifference
        {
            Shift = shift,
            Probes = tracks.Sum(t => t.Count),
            Tau = difference.Tau,
            Tracks = compared,
            Events = [.. levels.GroupBy(l => l.Track, l => l.Level)
                .SelectMany(chromosome => PairDifference.FindEvents(chromosome.Key, chromosome, noise.StandardError, options))],
            Measure = (track, found) => Measure(track, found, resistant, parental, calls, shift, options),
            Notes = notes,
        };
    }

    private static PairMeasurement Measure(
        ProbeTrack track, FoundEvent found, PairSide resistant, PairSide parental, PairCalls calls, double shift, PairOptions options)
    {
        int[] probes = [.. found.Pieces.SelectMany(p => Enumerable.Range(p.First, p.Last - p.First + 1)).Select(track.ProbeOf)];
        double[] differences = [.. probes.Select(p => Centred(resistant, p) - Centred(parental, p))];
        var (resistantCall, parentalCall) = calls.Over(track, found.Pieces);
        return new PairMeasurement(
            TrimmedMean(differences, options.Trim) - shift,
            found.StandardError,
            probes.Average(p => Centred(resistant, p)),
            probes.Average(p => Centred(parental, p)),
            resistantCall,
            parentalCall);
    }

    private static Stretch StretchOf(Segment segment, ProbeTrack track, PairSide resistant, PairSide parental)
    {
        int first = track.NumberOfProbe(segment.FirstProbe), last = track.NumberOfProbe(segment.LastProbe + 1) - 1;
        var sum = 0.0;
        for (var number = first; number <= last; number++)
        {
            var probe = track.ProbeOf(number);
            sum += Centred(resistant, probe) - Centred(parental, probe);
        }

        return new Stretch(first, last, sum / Math.Max(1, last - first + 1), segment.NoiseSd * segment.NoiseSd);
    }

    private static double Centred(PairSide side, int probe) => side.Profile.Log2[probe] - side.Calls.Centre;

    // Leaves out ⌊trim·n⌋ values on each side.
    private static double TrimmedMean(double[] values, double trim)
    {
        Array.Sort(values);
        var left = (int)(trim * values.Length);
        var sum = 0.0;
        for (var i = left; i < values.Length - left; i++)
        {
            sum += values[i];
        }

        return sum / (values.Length - (2 * left));
    }
}
