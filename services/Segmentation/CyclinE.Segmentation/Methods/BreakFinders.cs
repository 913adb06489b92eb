using CyclinE.Genomics.Input;
using CyclinE.Genomics.Profiles;
using CyclinE.Segmentation.Allele;
using CyclinE.Segmentation.Cbs;
using CyclinE.Segmentation.Fpop;
using CyclinE.Segmentation.Haar;
using CyclinE.Segmentation.Robust;
using CyclinE.Segmentation.Segments;
using CyclinE.Segmentation.Tuning;

namespace CyclinE.Segmentation.Methods;

/// <summary>The methods of this service, set up for an array.</summary>
internal static class BreakFinders
{
    /// <summary>A method set up for an array.</summary>
    /// <param name="method">Which.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="scalars">Effective scalars.</param>
    /// <param name="options">Options of all methods.</param>
    /// <param name="cancellationToken">Cancels what is done over the whole array first.</param>
    public static IBreakFinder Make(
        SegmentationMethod method, Profile profile, SegmentationScalars scalars, SegmentationOptions options, CancellationToken cancellationToken) =>
            method switch
            {
                SegmentationMethod.Robust => new RobustFinder(RobustSettings.From(scalars.Sigma, scalars.Tau, scalars.Probes, options), new RobustScratch()),
                SegmentationMethod.Fpop => new FpopFinder(FpopPenalty(scalars, options)),
                SegmentationMethod.Cbs => new CbsFinder(profile, scalars, options),
                SegmentationMethod.Haar => new HaarFinder(scalars, options),
                SegmentationMethod.Allele => new AlleleFinder(profile, AllelesOf(profile, scalars), scalars, options),
                _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Not a method."),
            };

    /// <summary>By the rule, whose bits stay; with other powers than the rule's by the model that was learned.</summary>
    private static double FpopPenalty(SegmentationScalars scalars, SegmentationOptions options)
    {
        if (options.FpopLabels.Length > 0 && (options.FpopLabels.Length != 64 || !options.FpopLabels.All(char.IsAsciiHexDigit)))
        {
            throw new InvalidInputException(
                "bad-option", $"'{options.FpopLabels}' is not a SHA-256: 64 hexadecimal digits.", "option fpop-labels",
                "Copy the option line that 'cycline tune' prints.");
        }

        return options is { FpopSigmaPower: 2, FpopProbesPower: 1 }
            ? SegmentationNoise.Penalty(scalars.Sigma, scalars.Tau, scalars.Probes, options.FpopPenalty)
            : new PenaltyModel(Math.Log(options.FpopPenalty), options.FpopSigmaPower, options.FpopProbesPower).Penalty(scalars.Sigma, scalars.Tau,
                scalars.Probes);
    }

    private static AlleleScalars AllelesOf(Profile profile, SegmentationScalars scalars)
    {
        var alleles = profile.Baf is null ? null : scalars.Alleles ?? AlleleSegmenter.Scalars(profile);
        return alleles ?? throw new InvalidInputException(
            "no-baf",
            "The array has no B-allele frequencies, which the segmenter 'allele' needs.",
            "option segmenter",
            "Give files with a column baf, or take another segmenter, such as robust.");
    }
}
