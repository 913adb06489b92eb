using CyclinE.Genomics;

namespace CyclinE.Ingest;

/// <summary>Puts features in genome order and merges the replicates of a probe.</summary>
internal static class ProfileAssembly
{
    /// <summary>The profile: all probes in chromosome and position order, at equal positions in file order.</summary>
    /// <remarks>
    /// Replicates share name and position. A name alone is not enough (it may be a gene's), nor is a position (other probes
    /// may begin there). A probe stands where its first replicate stood; its values are the medians of the finite ones, its
    /// genotype the one that all calls agree on. The table's columns become the profile's, one after the other: features
    /// that stand in genome order are not copied.
    /// </remarks>
    /// <param name="features">Placed features; at least one. Their values are changed where replicates are merged.</param>
    /// <param name="mergeReplicates">Whether replicates become one probe.</param>
    /// <param name="step">What was merged, or null where nothing was.</param>
    public static Profile Assemble(FeatureTable features, bool mergeReplicates, out NormalisationStep? step)
    {
        var places = features.Places();
        var inOrder = IsSorted(places);
        if (!inOrder)
        {
            Array.Sort(places);
        }

        var merge = mergeReplicates && features.Named ? new ReplicateMerge(features) : null;
        var count = merge?.Apply(places) ?? places.Length;
        step = merge?.Step();
        var probes = places.AsSpan(0, count);
        var ranges = Ranges(probes);
        var positions = new int[count];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = FeaturePlace.PositionOf(probes[i]);
        }

        var order = inOrder && count == features.Count ? [] : probes;
        var log2 = FeaturePlace.Gather(features.Log2Column(), order);
        return new Profile(new ProbeSet(ranges, positions, features.Names(order)), log2)
        {
            Baf = features.Baf is { } baf ? FeaturePlace.Gather(baf, order) : null,
            NormalBaf = features.NormalBaf is { } normal ? FeaturePlace.Gather(normal, order) : null,
            Genotypes = features.Genotypes is { } genotypes ? FeaturePlace.Gather(genotypes, order) : null,
        };
    }

    private static bool IsSorted(ulong[] places)
    {
        for (var i = 1; i < places.Length; i++)
        {
            if (places[i] < places[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static List<ChromosomeRange> Ranges(ReadOnlySpan<ulong> probes)
    {
        var ranges = new List<ChromosomeRange>();
        for (var first = 0; first < probes.Length;)
        {
            var chromosome = FeaturePlace.ChromosomeOf(probes[first]);
            var end = first + 1;
            while (end < probes.Length && FeaturePlace.ChromosomeOf(probes[end]) == chromosome)
            {
                end++;
            }

            ranges.Add(new ChromosomeRange(chromosome, first, end - first));
            first = end;
        }

        return ranges;
    }
}
