using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Genomics.Segments;
using CyclinE.Numerics;

namespace CyclinE.Cohort.Across;

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

/// <summary>The array most like another.</summary>
/// <param name="Other">That array.</param>
/// <param name="Correlation">Correlation of the fingerprints.</param>
/// <param name="Deviation">
/// Distance of that correlation from the median of those with all other sources, on Fisher's scale in robust sds; null with few others.
/// </param>
/// <param name="OwnSource">The most like one of the same source; null where the source has no other array.</param>
internal sealed record ClosestArray(ArrayToCompare Other, double Correlation, double? Deviation, (ArrayToCompare Other, double Correlation)? OwnSource);

/// <summary>What is looked at of one array when all are compared.</summary>
public sealed record ArrayToCompare
{
    /// <summary>Array id.</summary>
    public required string Array { get; init; }

    /// <summary>Patient or line: arrays of one source are expected to be alike, and count once for a mask.</summary>
    public required string Source { get; init; }

    /// <summary>Its platform; null for an array without a profile.</summary>
    public ProbeSet? Probes { get; init; }

    /// <summary>The fingerprint (<see cref="ProfileFingerprint"/>), log2; empty without a profile.</summary>
    public float[] Fingerprint { get; init; } = [];

    /// <summary>DLRS; null without a profile.</summary>
    public double? Dlrs { get; init; }

    /// <summary>Number of segments.</summary>
    public required int Segments { get; init; }

    /// <summary>Probes far from their segment.</summary>
    public IReadOnlyList<PointEvent> PointEvents { get; init; } = [];
}
