namespace CyclinE.Cohort.Scan;

/// <summary>
/// A patient's value of every gene as runs of equal ones: neighbouring genes mostly lie on one segment, and ten thousand patients with a
/// value a gene would fill a gigabyte.
/// </summary>
public sealed class GeneRuns
{
    private const int BucketBits = 6;

    // First gene behind each run, its value, and the run that holds the first gene of each bucket of 64.
    private readonly int[] _ends;
    private readonly float[] _values;
    private readonly int[] _buckets;

    private GeneRuns(int[] ends, float[] values, int[] buckets) => (_ends, _values, _buckets) = (ends, values, buckets);

    /// <summary>Genes.</summary>
    public int Genes => _ends.Length == 0 ? 0 : _ends[^1];

    /// <summary>The value of a gene, to the bit.</summary>
    public float this[int gene]
    {
        get
        {
            var run = _buckets[gene >> BucketBits];
            while (_ends[run] <= gene)
            {
                run++;
            }

            return _values[run];
        }
    }

    /// <summary>The same genes; a ratio without a finite logarithm is no value.</summary>
    public GeneRuns OnlyFinite() =>
        _values.Any(float.IsInfinity) ? new GeneRuns(_ends, [.. _values.Select(v => float.IsFinite(v) ? v : float.NaN)], _buckets) : this;

    /// <summary>The runs of one value a gene.</summary>
    public static GeneRuns Of(ReadOnlySpan<float> values)
    {
        List<int> ends = [], buckets = [];
        List<float> runs = [];
        for (var g = 0; g < values.Length; g++)
        {
            if (g == 0 || BitConverter.SingleToInt32Bits(values[g]) != BitConverter.SingleToInt32Bits(values[g - 1]))
            {
                ends.Add(g);
                runs.Add(values[g]);
            }

            ends[^1] = g + 1;
            if (g % (1 << BucketBits) == 0)
            {
                buckets.Add(ends.Count - 1);
            }
        }

        return new GeneRuns([.. ends], [.. runs], [.. buckets]);
    }

    /// <summary>The runs of every patient from values gene by gene, one a patient.</summary>
    public static IReadOnlyList<GeneRuns> ByGene(IReadOnlyList<float> values, int patients)
    {
        if (patients < 1 || values.Count % patients != 0)
        {
            throw new ArgumentException($"{values.Count} values are not those of {patients} patients.", nameof(values));
        }

        var genes = values.Count / patients;
        return [.. Enumerable.Range(0, patients).Select(p => Of([.. Enumerable.Range(0, genes).Select(g => values[(g * patients) + p])]))];
    }
}
