using CyclinE.Segmentation.Cbs;

namespace CyclinE.Segmentation.Limits;

/// <summary>
/// Where amplicons are planted: shared out to the chromosomes by the places that they have, and within a chromosome drawn from its own
/// stream, whose numbers are the same for every level and size.
/// </summary>
internal static class PlantingPlaces
{
    private const ulong Purpose = 0x6C696D6974; // "limit": no other stream of the array is this one.

    /// <summary>Places for amplicons of one size: the stretch and the first of its finite probes; none where no stretch has room.</summary>
    public static List<(NeutralStretch Stretch, int First)> Draw(IReadOnlyList<NeutralStretch> stretches, int size, int plantings, int seed)
    {
        var chromosomes = stretches.GroupBy(s => s.Chromosome).OrderBy(g => g.Key)
            .Select(g => (Chromosome: g.Key, Stretches: g.ToList(), Places: g.Sum(s => (long)s.PlacesFor(size))))
            .ToList();
        var shares = Share([.. chromosomes.Select(c => c.Places)], plantings);
        var places = new List<(NeutralStretch, int)>(plantings);
        for (var c = 0; c < chromosomes.Count; c++)
        {
            var state = (((ulong)chromosomes[c].Chromosome.Number << 32) | unchecked((uint)seed)) ^ (Purpose << 24);
            for (var i = 0; i < shares[c]; i++)
            {
                var place = (long)Math.BigMul(VectorXoshiro.SplitMix(ref state), (ulong)chromosomes[c].Places, out _);
                var stretch = 0;
                for (; place >= chromosomes[c].Stretches[stretch].PlacesFor(size); stretch++)
                {
                    place -= chromosomes[c].Stretches[stretch].PlacesFor(size);
                }

                places.Add((chromosomes[c].Stretches[stretch], NeutralStretch.Flank + (int)place));
            }
        }

        return places;
    }

    /// <summary>Whole shares in proportion to weights, by largest remainder; the first of equals.</summary>
    private static int[] Share(long[] weights, int total)
    {
        var sum = (Int128)weights.Sum();
        var shares = new int[weights.Length];
        if (sum == 0)
        {
            return shares;
        }

        for (var i = 0; i < weights.Length; i++)
        {
            shares[i] = (int)((Int128)total * weights[i] / sum);
        }

        var left = total - shares.Sum();
        foreach (var i in Enumerable.Range(0, weights.Length).OrderByDescending(i => (Int128)total * weights[i] % sum).ThenBy(i => i).Take(left))
        {
            shares[i]++;
        }

        return shares;
    }
}
