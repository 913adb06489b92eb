using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Segmentation.Limits;

/// <summary>A segment called neutral.</summary>
/// <param name="Chromosome">Its autosome.</param>
/// <param name="Probes">Its finite probes, in order, by index in the probe set.</param>
internal sealed record NeutralStretch(Chromosome Chromosome, int[] Probes)
{
    /// <summary>Fewest neutral probes that are left on each side of a planted amplicon.</summary>
    public const int Flank = 10;

    /// <summary>Number of places for an amplicon of a size.</summary>
    public int PlacesFor(int size) => Math.Max(0, Probes.Length - size - (2 * Flank) + 1);

    /// <summary>The neutral segments of the autosomes, in genome order.</summary>
    public static List<NeutralStretch> Of(Profile profile, ArrayCalls calls) =>
        [.. calls.Segments
            .Where(s => s.Call == CallClass.Neutral && s.Segment.Chromosome.IsAutosome)
            .Select(s => new NeutralStretch(
                s.Segment.Chromosome,
                [.. Enumerable.Range(s.Segment.FirstProbe, s.Segment.LastProbe - s.Segment.FirstProbe + 1).Where(p => float.IsFinite(profile.Log2[p]))]))];
}
