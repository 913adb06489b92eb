using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Segmentation.Limits;

/// <summary>How far apart the probes around a gene are.</summary>
internal static class ProbeSpacing
{
    /// <summary>Probes around the gene whose distances count.</summary>
    public const int Neighbours = 22;

    /// <summary>
    /// Mean distance of neighbouring finite probes, of the 22 nearest to the gene's middle by rank, without the largest: it may be the
    /// centromere. Null with fewer than three.
    /// </summary>
    public static double? At(Profile profile, GeneCall gene)
    {
        var range = profile.Probes.Chromosomes.FirstOrDefault(r => r.Chromosome == gene.Chromosome);
        var positions = Enumerable.Range(range.First, range.Count)
            .Where(p => float.IsFinite(profile.Log2[p]))
            .Select(p => profile.Probes.Positions[p])
            .ToArray();
        var middle = gene.Start + ((gene.End - gene.Start) / 2);
        var after = positions.Count(p => p < middle);
        var first = Math.Max(0, Math.Min(after - (Neighbours / 2), positions.Length - Neighbours));
        var count = Math.Min(Neighbours, positions.Length - first);
        if (count < 3)
        {
            return null;
        }

        var largest = 0;
        for (var i = first + 1; i < first + count; i++)
        {
            largest = Math.Max(largest, positions[i] - positions[i - 1]);
        }

        return (positions[first + count - 1] - positions[first] - (double)largest) / (count - 2);
    }
}
