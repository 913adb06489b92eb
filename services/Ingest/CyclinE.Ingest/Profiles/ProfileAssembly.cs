using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Ingest.Quality;

namespace CyclinE.Ingest.Profiles;

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
    /// <param name="copies">Looks whether the features are of one array.</param>
    /// <param name="step">What was merged, or null where nothing was.</param>
    public static Profile Assemble(FeatureTable features, bool mergeReplicates, ArrayCopies copies, out NormalisationStep? step)
    {
        var merge = mergeReplicates && features.Named ? new ReplicateMerge(features) : null;
        if (features.InOrder && !features.Together)
        {
            step = null;
            var inOrder = Ranges(features.Count, features.ChromosomeOf);
            return Build(features, inOrder, features.PositionColumn(), []);
        }

        var places = features.Places();
        Array.Sort(places);
        for (var first = 0; first < places.Length;)
        {
            var end = first + 1;
            while (end < places.Length && FeaturePlace.AreTogether(places[end], places[first]))
            {
                end++;
            }

            copies.Add(places.AsSpan(first, end - first));
            first = end;
        }

        copies.Judge();
        features.DropPlaces();
        var count = merge?.Apply(places) ?? places.Length;
        step = merge?.Step();
        var positions = new int[count];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = FeaturePlace.PositionOf(places[i]);
        }

        return Build(features, Ranges(count, i => FeaturePlace.ChromosomeOf(places[i])), positions, places.AsSpan(0, count));
    }

    // Without an order the table's own columns are the profile's.
    private static Profile Build(FeatureTable features, List<ChromosomeRange> ranges, int[] positions, ReadOnlySpan<ulong> order) =>
        new(new ProbeSet(ranges, positions, features.Names(order)), FeaturePlace.Gather(features.Log2Column(), order))
        {
            Baf = features.Baf is { } baf ? FeaturePlace.Gather(baf, order) : null,
            NormalBaf = features.NormalBaf is { } normal ? FeaturePlace.Gather(normal, order) : null,
            Genotypes = features.Genotypes is { } genotypes ? FeaturePlace.Gather(genotypes, order) : null,
        };

    private static List<ChromosomeRange> Ranges(int count, Func<int, Chromosome> chromosomeOf)
    {
        var ranges = new List<ChromosomeRange>();
        for (var first = 0; first < count;)
        {
            var chromosome = chromosomeOf(first);
            var end = first + 1;
            while (end < count && chromosomeOf(end) == chromosome)
            {
                end++;
            }

            ranges.Add(new ChromosomeRange(chromosome, first, end - first));
            first = end;
        }

        return ranges;
    }
}
