using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation.Joint;

/// <summary>
/// Segments several arrays of one platform with the same breaks, each array with its own levels: the criterion of
/// multipcf (Nilsen et al., BMC Genomics 13:591, 2012) with a capped loss and a penalty in units of each array's noise.
/// </summary>
public static class JointSegmenter
{
    /// <summary>Segments one chromosome.</summary>
    /// <param name="values">
    /// log2 ratios of each array on the same probes, best less their median. NaN: no value in that array; a probe with none
    /// in any array is best left out, but may stay.
    /// </param>
    /// <param name="sigmas">σ of each whole array, as <see cref="SegmentationNoise.EffectiveSigma"/> gives it.</param>
    /// <param name="taus">τ of each whole array, at least 1.</param>
    /// <param name="probes">N: probes of the whole platform with a finite value in at least one array.</param>
    /// <param name="options">What the user set; <see cref="SegmentationOptions.JointPenalty"/> and <see cref="SegmentationOptions.MinProbes"/> are
    /// read.</param>
    /// <param name="ends">At least as long as an array. Receives one past the index of the last probe of each segment, ascending.</param>
    /// <param name="cancellationToken">Looked at in each round of the search.</param>
    /// <returns>The number of segments; 0 for no probes.</returns>
    /// <exception cref="ArgumentException">Arrays differ in length, scalars are missing, or <paramref name="ends"/> is too short.</exception>
    public static int Segment(
        IReadOnlyList<ReadOnlyMemory<double>> values,
        ReadOnlySpan<double> sigmas,
        ReadOnlySpan<double> taus,
        int probes,
        SegmentationOptions options,
        Span<int> ends,
        CancellationToken cancellationToken)
    {
        if (values.Count == 0 || sigmas.Length != values.Count || taus.Length != values.Count)
        {
            throw new ArgumentException($"{values.Count} arrays, {sigmas.Length} σ and {taus.Length} τ.", nameof(values));
        }

        var length = values[0].Length;
        if (ends.Length < length)
        {
            throw new ArgumentException($"Room for {ends.Length} ends, {length} probes.", nameof(ends));
        }

        // Each array in units of σ√τ, the sd of its long-run noise: arrays of different quality weigh what they tell.
        var channels = new double[values.Count][];
        for (var array = 0; array < channels.Length; array++)
        {
            var unit = sigmas[array] * Math.Sqrt(taus[array]);
            channels[array] = InUnits(values[array].Span, length, unit);
        }

        var penalty = Penalty(values.Count, probes, options);
        var caps = new double[channels.Length];
        Array.Fill(caps, PrivateView.Cap(penalty, options.MinProbes));
        var found = SharedBreaks.Find(channels, taus.ToArray(), penalty, caps, new bool[channels.Length], options.MinProbes, cancellationToken);
        found.CopyTo(ends);
        return found.Length;
    }

    /// <summary>
    /// β per shared break, in units of noise: L + √((p − 1)·L) + (p − 1)/2 with L = c·ln N and p arrays. A sum of p squared
    /// standard normals exceeds 2β with probability at most e^(−L) (Laurent and Massart 2000, lemma 1, with p − 1 for p so
    /// that one array pays c·ln N), so the rate of false breaks stays the same whatever the number of arrays.
    /// </summary>
    /// <param name="arrays">p.</param>
    /// <param name="probes">N; one probe counts as two.</param>
    /// <param name="options">Holds c.</param>
    public static double Penalty(int arrays, int probes, SegmentationOptions options)
    {
        var one = options.JointPenalty * Math.Log(Math.Max(2, probes));
        return one + Math.Sqrt((arrays - 1) * one) + ((arrays - 1) / 2.0);
    }

    private static double[] InUnits(ReadOnlySpan<double> values, int length, double unit)
    {
        if (values.Length != length)
        {
            throw new ArgumentException($"Arrays of {length} and {values.Length} probes.", nameof(values));
        }

        var scaled = new double[length];
        for (var i = 0; i < length; i++)
        {
            scaled[i] = double.IsFinite(values[i]) ? values[i] / unit : double.NaN;
        }

        return scaled;
    }
}
