using CyclinE.Amplification.Events;
using CyclinE.Genomics.Genome;

namespace CyclinE.Amplification.Pairs;

/// <summary>
/// Two arrays of different platforms: between breakpoints of either, the difference of the two segments there, with both standard
/// errors.
/// </summary>
/// <remarks>
/// Breakpoints of different platforms never agree to the base. Lengths are therefore counted in common bins, the shortest runs of
/// positions in which both arrays have a probe: a sliver between two images of one breakpoint holds no bin or one, and a change of
/// fewer than <c>min-probes</c> bins is joined with its surroundings like any short segment.
/// </remarks>
internal static class BinDifference
{
    /// <summary>Finds the events of the difference.</summary>
    public static PairDifference Of(PairSide resistant, PairSide parental, GenomeBuild build, PairChromosomes chromosomes, PairOptions options)
    {
        var notes = new List<string>
        {
            "Different platforms: segment means are compared over the union of breakpoints; probes are bins in which both arrays have one.",
        };
        var all = BinnedChromosome.Of(resistant, parental, build).ToList();
        var compared = all.Where(c => chromosomes.Include(c.Track.Chromosome)).ToDictionary(c => c.Track);
        var shift = PairDifference.ShiftOf(
            [.. compared.Values.SelectMany(c => c.Stretches().Select(s => (s with { NoiseVariance = s.NoiseVariance * s.Probes }, c.IsNeutral(s.First))))],
            tau: 1,
            notes);
        return new PairDifference
        {
            Shift = shift,
            Probes = all.Sum(c => c.Track.Count),

            // Bins are wider than the probes of either array, and so is what correlation of neighbours is left.
            Tau = 1,
            Tracks = [.. compared.Keys],
            Events = [.. compared.Values.SelectMany(c => PairDifference.FindEvents(
                c.Track, c.Stretches().Select(s => s with { Level = s.Level - shift }), s => Math.Sqrt(s.NoiseVariance), options))],
            Measure = (track, found) => Measure(compared[track], found, shift, options),
            Notes = notes,
        };
    }

    private static PairMeasurement Measure(BinnedChromosome chromosome, FoundEvent found, double shift, PairOptions options)
    {
        int[] bins = [.. found.Pieces.SelectMany(p => Enumerable.Range(p.First, p.Last - p.First + 1))];
        CallMajority resistant = new(), parental = new();
        foreach (var bin in bins)
        {
            resistant.Add(MaskedCall.Of(chromosome.Resistant[bin], options.MaskShare), 1);
            parental.Add(MaskedCall.Of(chromosome.Parental[bin], options.MaskShare), 1);
        }

        return new PairMeasurement(
            bins.Average(chromosome.Difference) - shift,

            // Bins share segments, so their errors add up as if wholly correlated.
            bins.Average(chromosome.StandardError),
            bins.Average(b => chromosome.Resistant[b].Log2),
            bins.Average(b => chromosome.Parental[b].Log2),
            resistant.Result,
            parental.Result);
    }
}
