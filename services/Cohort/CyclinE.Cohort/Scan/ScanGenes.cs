using System.Runtime.InteropServices;
using CyclinE.Genomics.Results.Cohort.Scan;

namespace CyclinE.Cohort.Scan;

/// <summary>Which genes are tested: enough carriers, enough values, and each distinct vector once.</summary>
internal sealed class ScanGenes
{
    private ScanGenes(int count)
    {
        State = new ScanGeneState[count];
        SameAs = [.. Enumerable.Range(0, count)];
        Carriers = new int[count];
        Missing = new int[count];
        Index = new int[count];
        Array.Fill(Index, -1);
    }

    public ScanGeneState[] State { get; }

    public int[] SameAs { get; }

    public int[] Carriers { get; }

    public int[] Missing { get; }

    /// <summary>Index of each gene's vector among the tested ones; −1 where untested.</summary>
    public int[] Index { get; }

    /// <summary>The tested vectors.</summary>
    public GeneBlocks Blocks { get; private set; } = null!;

    /// <summary>Sorts the genes.</summary>
    /// <exception cref="ArgumentException">A carrier is neither 0, 1 nor NaN.</exception>
    public static ScanGenes Sort(ScanInput input, int[] rows, ScanOptions options)
    {
        var genes = new ScanGenes(input.Genes.Count);
        List<int> tested = [];
        List<double> means = [], sds = [];
        var byHash = new Dictionary<ulong, List<int>>();
        float[] values = new float[input.Events.Length], other = new float[input.Events.Length];
        for (var g = 0; g < genes.State.Length; g++)
        {
            Read(input, g, values);
            var (mean, sd) = genes.Measure(g, values, rows, input.Carriers);
            genes.State[g] = genes.Judge(g, sd, rows.Length, input.Carriers, options);
            if (genes.State[g] != ScanGeneState.Tested)
            {
                continue;
            }

            ref var alike = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, Hash(values, rows), out _);
            alike ??= [];
            var first = alike.FindIndex(known =>
            {
                Read(input, known, other);
                return Same(other, values, rows);
            });
            if (first >= 0)
            {
                genes.SameAs[g] = alike[first];
                genes.Index[g] = genes.Index[alike[first]];
                continue;
            }

            alike.Add(g);
            genes.Index[g] = tested.Count;
            tested.Add(g);
            means.Add(mean);
            sds.Add(sd);
        }

        genes.Blocks = new GeneBlocks([.. rows.Select(r => input.Values[r])], [.. tested], [.. means], [.. sds]);
        return genes;
    }

    private static void Read(ScanInput input, int gene, float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = input.Values[i][gene];
        }
    }

    private (double Mean, double Sd) Measure(int gene, ReadOnlySpan<float> values, int[] rows, bool carriers)
    {
        double sum = 0, square = 0;
        foreach (var row in rows)
        {
            var value = values[row];
            if (float.IsNaN(value))
            {
                Missing[gene]++;
                continue;
            }

            if (!float.IsFinite(value) || (carriers && value is not (0 or 1)))
            {
                throw new ArgumentException($"Gene {gene} has the value {value}: log2 ratios are finite, carriers are 0 or 1, missing is NaN.");
            }

            Carriers[gene] += value == 1 ? 1 : 0;
            sum += value;
        }

        if (!carriers)
        {
            Carriers[gene] = -1;
        }

        var mean = sum / Math.Max(1, rows.Length - Missing[gene]);
        foreach (var row in rows)
        {
            var value = float.IsNaN(values[row]) ? 0 : values[row] - mean;
            square += value * value;
        }

        return (mean, Math.Sqrt(square / rows.Length));
    }

    private ScanGeneState Judge(int gene, double sd, int patients, bool carriers, ScanOptions options) =>
        Missing[gene] == patients || Missing[gene] > options.MaximumMissing * patients ? ScanGeneState.Missing
        : carriers && Math.Min(Carriers[gene], patients - Missing[gene] - Carriers[gene]) < options.MinimumCarriers ? ScanGeneState.FewCarriers
        : sd < 1e-7 ? ScanGeneState.Constant
        : ScanGeneState.Tested;

    private static ulong Hash(ReadOnlySpan<float> values, int[] rows)
    {
        var hash = 0UL;
        foreach (var row in rows)
        {
            hash = (hash ^ BitConverter.SingleToUInt32Bits(values[row])) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }

        return hash;
    }

    private static bool Same(ReadOnlySpan<float> a, ReadOnlySpan<float> b, int[] rows)
    {
        foreach (var row in rows)
        {
            if (!a[row].Equals(b[row]))
            {
                return false;
            }
        }

        return true;
    }
}
