namespace CyclinE.Genomics.Results.Profiles;

/// <summary>
/// A small, evenly spaced view of a profile from which identity is judged where two arrays meet, without reading them whole.
/// </summary>
public static class ProfileFingerprint
{
    /// <summary>Most probes a fingerprint holds.</summary>
    public const int MaximumProbes = 2000;

    /// <summary>Every k-th value of the profile, k the smallest step that gives at most <see cref="MaximumProbes"/>; NaN where missing.</summary>
    public static float[] Of(ReadOnlySpan<float> log2)
    {
        var step = Math.Max(1, (log2.Length + MaximumProbes - 1) / MaximumProbes);
        var values = new float[(log2.Length + step - 1) / step];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = log2[i * step];
        }

        return values;
    }

    /// <summary>Pearson correlation over the probes that both have; NaN with fewer than three.</summary>
    /// <exception cref="ArgumentException">The fingerprints are of different platforms.</exception>
    public static double Correlation(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"Fingerprints of {a.Length} and {b.Length} probes.");
        }

        double n = 0, meanA = 0, meanB = 0, sumAA = 0, sumBB = 0, sumAB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (!float.IsFinite(a[i]) || !float.IsFinite(b[i]))
            {
                continue;
            }

            n++;
            var deltaA = a[i] - meanA;
            var deltaB = b[i] - meanB;
            meanA += deltaA / n;
            meanB += deltaB / n;
            sumAA += deltaA * (a[i] - meanA);
            sumBB += deltaB * (b[i] - meanB);
            sumAB += deltaA * (b[i] - meanB);
        }

        return n < 3 ? double.NaN : sumAB / Math.Sqrt(sumAA * sumBB);
    }
}
