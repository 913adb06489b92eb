using System.Globalization;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Numerics;

namespace CyclinE.Ingest.Profiles;

/// <summary>Makes one probe of the features that share name and position.</summary>
internal sealed class ReplicateMerge(FeatureTable features)
{
    private int _merged;
    private int _probes;
    private double[] _values = [];

    /// <summary>Merges; the first replicate of a probe receives the values of all.</summary>
    /// <param name="places">Sorted places; the first ones become those of the probes that are left, in order.</param>
    /// <returns>Number of probes.</returns>
    public int Apply(Span<ulong> places)
    {
        var count = 0;
        for (var first = 0; first < places.Length;)
        {
            var end = first + 1;
            while (end < places.Length && FeaturePlace.AreTogether(places[end], places[first]))
            {
                end++;
            }

            var left = end - first == 1 ? places[first..end] : MergePlace(places[first..end]);
            left.CopyTo(places[count..]);
            count += left.Length;
            first = end;
        }

        return count;
    }

    /// <summary>What was merged, or null where nothing was.</summary>
    public NormalisationStep? Step() => _merged == 0 ? null : new NormalisationStep(
        "replicates",
        "median of the features that share name and position",
        string.Create(CultureInfo.InvariantCulture, $"{_merged} replicate features merged into {_probes} probes"));

    private Span<ulong> MergePlace(Span<ulong> place)
    {
        var byName = new int[place.Length];
        for (var i = 0; i < byName.Length; i++)
        {
            byName[i] = FeaturePlace.FeatureOf(place[i]);
        }

        Array.Sort(byName, (a, b) => features.NameOf(a).SequenceCompareTo(features.NameOf(b)) is var c && c != 0 ? c : a.CompareTo(b));
        var count = 0;
        for (var first = 0; first < byName.Length;)
        {
            var name = features.NameOf(byName[first]);
            var end = first + 1;
            while (end < byName.Length && !name.IsEmpty && features.NameOf(byName[end]).SequenceEqual(name))
            {
                end++;
            }

            if (end - first > 1)
            {
                Merge(byName.AsSpan(first, end - first));
            }

            place[count++] = FeaturePlace.WithFeature(place[0], byName[first]);
            first = end;
        }

        place[..count].Sort();
        return place[..count];
    }

    private void Merge(ReadOnlySpan<int> replicates)
    {
        _merged += replicates.Length;
        _probes++;
        features.Log2[replicates[0]] = Median(features.Log2, replicates);
        if (features.Baf is { } baf)
        {
            baf[replicates[0]] = Median(baf, replicates);
        }

        if (features.NormalBaf is { } normal)
        {
            normal[replicates[0]] = Median(normal, replicates);
        }

        if (features.Genotypes is { } genotypes)
        {
            genotypes[replicates[0]] = Agreed(genotypes, replicates);
        }
    }

    private float Median(ReadOnlySpan<float> column, ReadOnlySpan<int> replicates)
    {
        _values = _values.Length < replicates.Length ? new double[replicates.Length] : _values;
        var finite = 0;
        foreach (var feature in replicates)
        {
            if (!float.IsNaN(column[feature]))
            {
                _values[finite++] = column[feature];
            }
        }

        return (float)OrderStatistics.Median(_values.AsSpan(0, finite));
    }

    private static Genotype Agreed(ReadOnlySpan<Genotype> calls, ReadOnlySpan<int> replicates)
    {
        var agreed = Genotype.None;
        foreach (var feature in replicates)
        {
            var call = calls[feature];
            if (call != Genotype.None && agreed != Genotype.None && call != agreed)
            {
                return Genotype.None;
            }

            agreed = call == Genotype.None ? agreed : call;
        }

        return agreed;
    }
}
