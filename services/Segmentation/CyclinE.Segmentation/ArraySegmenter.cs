using CyclinE.Genomics;

namespace CyclinE.Segmentation;

/// <summary>Segments the profile of one array, chromosome by chromosome, with scalars of the whole array.</summary>
public static class ArraySegmenter
{
    /// <summary>Name of the method in results.</summary>
    public const string Method = "fpop";

    /// <summary>Finds the segments of a profile.</summary>
    /// <param name="profile">The measured profile. Non-finite values take no part and are counted as missing.</param>
    /// <param name="sigma">Noise sd of the whole array in log2 units; NaN where it could not be estimated.</param>
    /// <param name="tau">Autocorrelation factor of the whole array; NaN where it could not be estimated.</param>
    /// <param name="probes">N: finite probes of the whole array, also when the profile holds only some of its chromosomes.</param>
    /// <param name="options">What the user set.</param>
    /// <param name="cancellationToken">Looked at for each chromosome and every 65,536 probes.</param>
    /// <returns>
    /// Segments that cover each probe of a chromosome once, missing ones too: those before the first finite probe belong
    /// to the first segment, any other to the segment on its left. A chromosome without a finite value has no segment.
    /// The scalars are recorded as they entered, raised to their floors (<see cref="SegmentationNoise"/>).
    /// </returns>
    /// <exception cref="ArgumentException"><paramref name="probes"/> is less than the profile's own finite probes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A scalar or the penalty is negative or infinite.</exception>
    public static Genomics.Segmentation Segment(
        Profile profile,
        double sigma,
        double tau,
        int probes,
        SegmentationOptions options,
        CancellationToken cancellationToken)
    {
        sigma = SegmentationNoise.EffectiveSigma(sigma);
        tau = SegmentationNoise.EffectiveTau(tau);
        var penalty = SegmentationNoise.Penalty(sigma, tau, probes, options);
        var segments = new List<Segment>();
        var finite = 0;
        using var scratch = new ChromosomeScratch(profile.Probes);
        foreach (var range in profile.Probes.Chromosomes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            finite += scratch.Load(profile.Log2, range);
            var ends = scratch.Ends[..Fpop.Segment(scratch.Values, penalty, scratch.Ends, cancellationToken)];
            Describe(profile, range, scratch, ends, sigma, segments);
        }

        if (finite > probes)
        {
            throw new ArgumentException($"The profile has {finite} finite probes, the whole array is said to have {probes}.", nameof(probes));
        }

        return new Genomics.Segmentation
        {
            Method = Method,
            Penalty = penalty,
            Sigma = sigma,
            Tau = tau,
            Probes = finite,
            Missing = profile.Probes.Count - finite,
            Segments = segments,
        };
    }

    private static void Describe(
        Profile profile,
        ChromosomeRange range,
        ChromosomeScratch scratch,
        ReadOnlySpan<int> ends,
        double sigma,
        List<Segment> segments)
    {
        var positions = profile.Probes.Positions;
        var firstProbe = range.First;
        var first = 0;
        foreach (var end in ends)
        {
            var nextProbe = end < scratch.Count ? scratch.Probes[end] : range.End;
            segments.Add(new Segment
            {
                Chromosome = range.Chromosome,
                Start = positions[firstProbe],
                End = positions[nextProbe - 1],
                FirstProbe = firstProbe,
                LastProbe = nextProbe - 1,
                Probes = end - first,
                Mean = scratch.Median + (PairwiseSum.Of(scratch.Values[first..end]) / (end - first)),
                NoiseSd = SegmentationNoise.SegmentSd(profile.Log2.AsSpan(firstProbe, nextProbe - firstProbe), sigma),
            });
            firstProbe = nextProbe;
            first = end;
        }
    }
}
