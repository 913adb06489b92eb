using CyclinE.Numerics;

namespace CyclinE.Ingest.Readers.Affymetrix.Cel;

/// <summary>From the intensities of a chip's cells to one log2 intensity per probe set.</summary>
/// <remarks>
/// The 2nd percentile of all cells is taken as optical background and subtracted, with a floor of one scanner unit. Mapped cells are
/// then given the distribution of the reference (quantile normalisation; Bolstad 2003, Bioinformatics 19:185). A probe set is the
/// median of its cells' log2 intensities, of a SNP for each allele, and the alleles' intensities are added.
/// </remarks>
internal static class CelSummary
{
    private const double BackgroundProbability = 0.02;
    private const float Floor = 1;

    /// <summary>Mapped intensities above background, in ascending order: the distribution that others are given.</summary>
    public static float[] Quantiles(float[] mapped)
    {
        var sorted = Array.FindAll(mapped, float.IsFinite);
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The mean distribution of several chips, as long as the first.</summary>
    public static float[] Mean(IReadOnlyList<float[]> quantiles)
    {
        var mean = new float[quantiles[0].Length];
        for (var i = 0; i < mean.Length; i++)
        {
            double sum = 0;
            foreach (var other in quantiles)
            {
                sum += At(other, (i + 0.5) / mean.Length);
            }

            mean[i] = (float)(sum / quantiles.Count);
        }

        return mean;
    }

    /// <summary>Intensities above background of the mapped cells, in the map's order; NaN for a cell that is not to be believed.</summary>
    public static float[] Mapped(CelFile chip, CelProbeMap map, bool dropFlagged, out double background)
    {
        background = OrderStatistics.Quantile(Array.ConvertAll(chip.Intensities, v => (double)v), BackgroundProbability);
        var dropped = new bool[dropFlagged ? chip.Intensities.Length : 0];
        if (dropFlagged)
        {
            foreach (var cell in chip.Masked.Concat(chip.Outliers))
            {
                dropped[cell] = true;
            }
        }

        var values = new float[map.Cells.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var cell = map.Cells[i].Cell;
            values[i] = dropFlagged && dropped[cell] ? float.NaN : Math.Max(Floor, (float)(chip.Intensities[cell] - background));
        }

        return values;
    }

    /// <summary>Gives values another distribution, in place; equal values stay equal.</summary>
    public static void Normalise(float[] values, float[] target)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => float.IsFinite(values[i]))];
        var keys = Array.ConvertAll(order, i => (double)values[i]);
        Array.Sort(keys, order);
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && keys[end] == keys[first])
            {
                end++;
            }

            var value = (float)At(target, (first + end) / 2.0 / order.Length);
            for (; first < end; first++)
            {
                values[order[first]] = value;
            }
        }
    }

    /// <summary>log2 intensity of each probe set; NaN where none of its cells has a value.</summary>
    public static float[] Summarise(CelProbeMap map, float[] values)
    {
        var summaries = new float[map.Count];
        var scratch = new List<double>();
        for (var first = 0; first < values.Length;)
        {
            var set = map.Cells[first].Set;
            var end = first + 1;
            while (end < values.Length && map.Cells[end].Set == set)
            {
                end++;
            }

            var a = Median(map, values, first, end, isB: false, scratch);
            var b = Median(map, values, first, end, isB: true, scratch);
            summaries[set] = (float)(b is null ? a ?? double.NaN : a is null ? b.Value : Math.Log2(Math.Pow(2, a.Value) + Math.Pow(2, b.Value)));
            first = end;
        }

        return summaries;
    }

    // null where the probe set has no cell of the allele; NaN where it has, but none with a value.
    private static double? Median(CelProbeMap map, float[] values, int first, int end, bool isB, List<double> scratch)
    {
        scratch.Clear();
        var has = false;
        for (var i = first; i < end; i++)
        {
            if (map.Cells[i].IsB == isB)
            {
                has = true;
                if (float.IsFinite(values[i]))
                {
                    scratch.Add(Math.Log2(values[i]));
                }
            }
        }

        return !has ? null : scratch.Count == 0 ? double.NaN : OrderStatistics.Median([.. scratch]);
    }

    private static double At(float[] sorted, double probability)
    {
        var place = Math.Clamp((probability * sorted.Length) - 0.5, 0, sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * ((double)sorted[above] - sorted[below]));
    }
}
