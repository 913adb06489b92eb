using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyclinE.Genomics;
using CyclinE.Numerics;

namespace CyclinE.Cohort;

/// <summary>Finds for every array of a platform the one with the most alike fingerprint.</summary>
internal static class ClosestArrays
{
    // Candidates that the fast correlation leaves for the exact one, which takes the probes that both arrays have.
    private const int Candidates = 4;

    // Fisher's scale ends at 1.
    private const double Highest = 0.9999;

    /// <summary>The closest array of each; null where there is no other, or none correlates.</summary>
    public static ClosestArray?[] Of(ArrayToCompare[] arrays, CancellationToken cancellationToken)
    {
        float[][] standard = [.. arrays.Select(a => Standardise(a.Fingerprint))];
        var sources = arrays.Select((a, i) => (a.Source, Index: i)).ToLookup(a => a.Source, a => a.Index, StringComparer.Ordinal);
        var found = new ClosestArray?[arrays.Length];
        var fast = new double[arrays.Length];
        for (var i = 0; i < arrays.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var j = 0; j < arrays.Length; j++)
            {
                fast[j] = j == i || arrays[j].Fingerprint.Length != arrays[i].Fingerprint.Length ? double.NegativeInfinity : Dot(standard[i], standard[j]);
            }

            var best = Best(arrays, i, Enumerable.Range(0, arrays.Length).Where(j => double.IsFinite(fast[j])), fast);
            var own = Best(arrays, i, sources[arrays[i].Source].Where(j => double.IsFinite(fast[j])), fast);
            found[i] = best is { } b ? new ClosestArray(b.Other, b.Correlation, Deviation(arrays, i, fast, b.Correlation), own) : null;
        }

        return found;
    }

    /// <summary>Tumours of one kind are alike to some degree: what counts is to be far more alike than the others are.</summary>
    private static double? Deviation(ArrayToCompare[] arrays, int array, double[] fast, double correlation)
    {
        double[] others =
        [
            .. Enumerable.Range(0, arrays.Length)
                .Where(j => double.IsFinite(fast[j]) && arrays[j].Source != arrays[array].Source)
                .Select(j => Math.Atanh(Math.Clamp(fast[j], -Highest, Highest))),
        ];
        if (others.Length < ArraysAcross.FewestForOutliers)
        {
            return null;
        }

        var median = OrderStatistics.Median([.. others]);
        var sd = 1.4826 * OrderStatistics.Median([.. others.Select(z => Math.Abs(z - median))]);
        return sd > 0 ? (Math.Atanh(Math.Clamp(correlation, -Highest, Highest)) - median) / sd : null;
    }

    private static (ArrayToCompare Other, double Correlation)? Best(ArrayToCompare[] arrays, int array, IEnumerable<int> others, double[] fast)
    {
        (ArrayToCompare Other, double Correlation)? best = null;
        foreach (var other in others.OrderByDescending(j => fast[j]).ThenBy(j => j).Take(Candidates))
        {
            var correlation = ProfileFingerprint.Correlation(arrays[array].Fingerprint, arrays[other].Fingerprint);
            if (double.IsFinite(correlation) && (best is null || correlation > best.Value.Correlation))
            {
                best = (arrays[other], correlation);
            }
        }

        return best;
    }

    /// <summary>Mean 0 and length 1 over the finite values, 0 where missing: products are then near the correlation.</summary>
    private static float[] Standardise(float[] values)
    {
        double sum = 0, squares = 0;
        var count = 0;
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                sum += value;
                squares += (double)value * value;
                count++;
            }
        }

        var mean = count == 0 ? 0 : sum / count;
        var length = Math.Sqrt(Math.Max(0, squares - (count * mean * mean)));
        return [.. values.Select(v => float.IsFinite(v) && length > 0 ? (float)((v - mean) / length) : 0)];
    }

    // Eight lanes in fixed order: the same sum on every processor.
    private static double Dot(float[] a, float[] b)
    {
        var left = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector256<float>>(b);
        var lanes = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i++)
        {
            lanes += left[i] * right[i];
        }

        double sum = 0;
        for (var i = 0; i < Vector256<float>.Count; i++)
        {
            sum += lanes[i];
        }

        for (var i = left.Length * Vector256<float>.Count; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
