using CyclinE.Genomics.Input;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Segments;
using CyclinE.Numerics;
using CyclinE.Segmentation.Joint;
using CyclinE.Segmentation.Methods;
using CyclinE.Segmentation.Segments;

namespace CyclinE.Segmentation;

/// <summary>Segments the difference D = resistant − parental of two arrays of one platform, each less its centre.</summary>
public static class PairSegmenter
{
    /// <summary>Finds the segments of D. σ, τ and N are those of D itself.</summary>
    /// <param name="resistant">Profile of the resistant line.</param>
    /// <param name="resistantCentre">Its centre (log2 units).</param>
    /// <param name="parental">Profile of the parental line.</param>
    /// <param name="parentalCentre">Its centre (log2 units).</param>
    /// <param name="options">What the user set.</param>
    /// <param name="cancellationToken">Looked at for each chromosome and within long ones.</param>
    /// <returns>
    /// Segments of D, by the rules of <see cref="ArraySegmenter"/>; a probe missing in either array is missing in D. With
    /// <see cref="PairSegmentationMethod.Joint"/> the breaks are those that both arrays share.
    /// </returns>
    /// <exception cref="InvalidInputException">The arrays are not of one platform (<c>pair-platform</c>).</exception>
    public static ArraySegmentation Segment(
        Profile resistant,
        double resistantCentre,
        Profile parental,
        double parentalCentre,
        PairSegmentationOptions options,
        CancellationToken cancellationToken)
    {
        var difference = new Profile(resistant.Probes, Difference(resistant, resistantCentre, parental, parentalCentre));
        var scalars = ScalarsOf(difference, options.Segmenter);
        if (options.Segmenter == PairSegmentationMethod.Joint)
        {
            return ArraySegmenter.Segment(difference, scalars.Effective(), "joint", new PairJointFinder(resistant, parental, scalars.Probes, options),
                cancellationToken);
        }

        return ArraySegmenter.Segment(difference, scalars, MethodOf(options.Segmenter), options, cancellationToken);
    }

    private static SegmentationMethod MethodOf(PairSegmentationMethod method) => method switch
    {
        PairSegmentationMethod.Robust => SegmentationMethod.Robust,
        PairSegmentationMethod.Cbs => SegmentationMethod.Cbs,
        PairSegmentationMethod.Fpop => SegmentationMethod.Fpop,
        PairSegmentationMethod.Haar => SegmentationMethod.Haar,
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a method on the difference."),
    };

    private static SegmentationScalars ScalarsOf(Profile profile, PairSegmentationMethod method)
    {
        int[] ends = [.. profile.Probes.Chromosomes.Select(c => c.End)];
        var finite = 0;
        foreach (var value in profile.Log2)
        {
            finite += float.IsFinite(value) ? 1 : 0;
        }

        var (sigma, tau) = Autocorrelation.SigmaAndTau(profile.Log2, ends);
        return new SegmentationScalars
        {
            Sigma = sigma,
            Tau = finite == 0 ? double.NaN : tau,
            Probes = finite,
            TrimmedSd = method == PairSegmentationMethod.Cbs ? LagNoise.TrimmedSd(profile.Log2) : double.NaN,
        };
    }

    /// <summary>D per probe: (resistant − its centre) − (parental − its centre), computed in double, kept as float32.</summary>
    /// <param name="resistant">Profile of the resistant line.</param>
    /// <param name="resistantCentre">Its centre (log2 units).</param>
    /// <param name="parental">Profile of the parental line.</param>
    /// <param name="parentalCentre">Its centre (log2 units).</param>
    /// <returns>One value per probe of the shared platform; NaN where either array has no finite value.</returns>
    /// <exception cref="InvalidInputException">The arrays are not of one platform (<c>pair-platform</c>).</exception>
    public static float[] Difference(Profile resistant, double resistantCentre, Profile parental, double parentalCentre)
    {
        RequireOnePlatform(resistant.Probes, parental.Probes);
        var difference = new float[resistant.Log2.Length];
        for (var i = 0; i < difference.Length; i++)
        {
            var value = (float)((resistant.Log2[i] - resistantCentre) - (parental.Log2[i] - parentalCentre));
            difference[i] = float.IsFinite(value) ? value : float.NaN;
        }

        return difference;
    }

    private static void RequireOnePlatform(ProbeSet resistant, ProbeSet parental)
    {
        if (!ReferenceEquals(resistant, parental) && resistant.Hash != parental.Hash)
        {
            throw new InvalidInputException(
                "pair-platform",
                $"The resistant array has {resistant.Count} probes of platform {resistant.Hash[..12]}, the parental array {parental.Count} of {parental.Hash[..12]}; a probe-level difference needs one platform.",
                "pair",
                "Pair arrays of one platform and annotation version, or leave the parental cell empty and compare the two lists of events.");
        }
    }
}
