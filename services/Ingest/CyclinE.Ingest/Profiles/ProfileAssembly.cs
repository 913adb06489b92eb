using System.Globalization;
using CyclinE.Genomics;
using CyclinE.Numerics;

namespace CyclinE.Ingest;

/// <summary>Puts features in genome order and merges the replicates of a probe.</summary>
internal static class ProfileAssembly
{
    private const int PositionShift = 28;
    private const int ChromosomeShift = 59;
    private const ulong FeatureMask = (1UL << PositionShift) - 1;

    /// <summary>The profile: all probes in chromosome and position order, at equal positions in file order.</summary>
    /// <remarks>
    /// Replicates share name and position. A name alone is not enough (it may be a gene's), nor is a position (other probes
    /// may begin there). A probe stands where its first replicate stood; its values are the medians of the finite ones.
    /// </remarks>
    /// <param name="features">Placed features; at least one.</param>
    /// <param name="mergeReplicates">Whether replicates become one probe.</param>
    /// <param name="step">What was merged, or null where nothing was.</param>
    public static Profile Assemble(FeatureTable features, bool mergeReplicates, out NormalisationStep? step)
    {
        var order = GenomeOrder(features);
        var builder = new Builder(features, order.Length);
        int merged = 0, probes = 0;
        var merge = mergeReplicates && features.Named;
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && order[end] >> PositionShift == order[first] >> PositionShift)
            {
                end++;
            }

            if (end == first + 1 || !merge)
            {
                for (; first < end; first++)
                {
                    builder.Add(FeatureOf(order[first]));
                }
            }
            else
            {
                MergePlace(order.AsSpan(first, end - first), features, builder, ref merged, ref probes);
                first = end;
            }
        }

        step = merged == 0 ? null : new NormalisationStep(
            "replicates",
            "median of the features that share name and position",
            string.Create(CultureInfo.InvariantCulture, $"{merged} replicate features merged into {probes} probes"));
        return builder.Build();
    }

    private static int FeatureOf(ulong key) => (int)(key & FeatureMask);

    // Chromosome, position and file order in one integer: sorting is stable and needs no comparer.
    private static ulong[] GenomeOrder(FeatureTable features)
    {
        if ((ulong)features.Count > FeatureMask)
        {
            throw new InvalidOperationException($"{features.Count} features are more than an array can hold here.");
        }

        var order = new ulong[features.Count];
        var sorted = true;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = ((ulong)features.Chromosomes[i] << ChromosomeShift) | ((ulong)features.Positions[i] << PositionShift) | (uint)i;
            sorted &= i == 0 || order[i - 1] < order[i];
        }

        if (!sorted)
        {
            Array.Sort(order);
        }

        return order;
    }

    private static void MergePlace(
        Span<ulong> place, FeatureTable features, Builder builder, ref int merged, ref int probes)
    {
        var byName = new int[place.Length];
        for (var i = 0; i < byName.Length; i++)
        {
            byName[i] = FeatureOf(place[i]);
        }

        Array.Sort(byName, (a, b) => features.NameOf(a).SequenceCompareTo(features.NameOf(b)) is var c && c != 0 ? c : a.CompareTo(b));
        var values = new double[byName.Length];
        var atPlace = new List<MergedProbe>();
        for (var first = 0; first < byName.Length;)
        {
            var end = first + 1;
            while (end < byName.Length && !features.NameOf(byName[first]).IsEmpty && features.NameOf(byName[end]).SequenceEqual(features.NameOf(byName[first])))
            {
                end++;
            }

            var replicates = byName.AsSpan(first, end - first);
            atPlace.Add(new MergedProbe(
                byName[first],
                Median(features.Log2, replicates, values),
                features.Baf is null ? float.NaN : Median(features.Baf, replicates, values),
                features.NormalBaf is null ? float.NaN : Median(features.NormalBaf, replicates, values)));
            merged += end - first > 1 ? end - first : 0;
            probes += end - first > 1 ? 1 : 0;
            first = end;
        }

        foreach (var probe in atPlace.OrderBy(p => p.Feature))
        {
            builder.Add(probe);
        }
    }

    private static float Median(ReadOnlySpan<float> column, ReadOnlySpan<int> replicates, double[] values)
    {
        var finite = 0;
        foreach (var feature in replicates)
        {
            if (!float.IsNaN(column[feature]))
            {
                values[finite++] = column[feature];
            }
        }

        return (float)OrderStatistics.Median(values.AsSpan(0, finite));
    }

    private readonly record struct MergedProbe(int Feature, float Log2, float Baf, float NormalBaf);

    private sealed class Builder(FeatureTable features, int capacity)
    {
        private readonly List<ChromosomeRange> _ranges = [];
        private readonly string[]? _names = features.Named ? new string[capacity] : null;
        private readonly int[] _positions = new int[capacity];
        private readonly float[] _log2 = new float[capacity];
        private readonly float[]? _baf = features.Baf is null ? null : new float[capacity];
        private readonly float[]? _normalBaf = features.NormalBaf is null ? null : new float[capacity];
        private int _count;
        private byte _chromosome;
        private int _chromosomeFirst;

        public void Add(int feature) =>
            Add(new MergedProbe(feature, features.Log2[feature], features.Baf?[feature] ?? float.NaN, features.NormalBaf?[feature] ?? float.NaN));

        public void Add(MergedProbe probe)
        {
            var feature = probe.Feature;
            if (_count > _chromosomeFirst && features.Chromosomes[feature] != _chromosome)
            {
                CloseChromosome();
            }

            _chromosome = features.Chromosomes[feature];
            _positions[_count] = features.Positions[feature];
            _log2[_count] = probe.Log2;
            if (_baf is not null)
            {
                _baf[_count] = probe.Baf;
            }

            if (_normalBaf is not null)
            {
                _normalBaf[_count] = probe.NormalBaf;
            }

            if (_names is not null)
            {
                _names[_count] = SourceText.Decode(features.NameOf(feature));
            }

            _count++;
        }

        public Profile Build()
        {
            CloseChromosome();
            var probes = new ProbeSet(_ranges, Filled(_positions), _names is null ? null : Filled(_names));
            return new Profile(probes, Filled(_log2))
            {
                Baf = _baf is null ? null : Filled(_baf),
                NormalBaf = _normalBaf is null ? null : Filled(_normalBaf),
            };
        }

        // Without replicates the columns are full, and large: they are not copied.
        private T[] Filled<T>(T[] column) => _count == column.Length ? column : column[.._count];

        private void CloseChromosome()
        {
            _ranges.Add(new ChromosomeRange(Chromosome.FromNumber(_chromosome), _chromosomeFirst, _count - _chromosomeFirst));
            _chromosomeFirst = _count;
        }
    }
}
