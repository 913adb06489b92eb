using CyclinE.Genomics.Profiles;
using CyclinE.Segmentation.Allele;

namespace CyclinE.Segmentation.Segments;

/// <summary>
/// Numbers of the whole array (of the whole difference, for a pair) that every chromosome is segmented with, so that any
/// subset of its chromosomes gives the same segments.
/// </summary>
public sealed record SegmentationScalars
{
    /// <summary>Noise sd in log2 units; NaN where it could not be estimated.</summary>
    public required double Sigma { get; init; }

    /// <summary>Autocorrelation factor; NaN where it could not be estimated.</summary>
    public required double Tau { get; init; }

    /// <summary>N: finite probes of the whole array, also when a profile holds only some of its chromosomes.</summary>
    public required int Probes { get; init; }

    /// <summary>DNAcopy's trimmed sd in log2 units; NaN where it could not be estimated. Only <c>cbs</c> reads it.</summary>
    public double TrimmedSd { get; init; } = double.NaN;

    /// <summary>
    /// The trimmed sd of the whole array after <c>cbs-smooth</c>, which then decides <c>sdundo</c>; NaN: taken from the profile.
    /// </summary>
    public double SmoothedTrimmedSd { get; init; } = double.NaN;

    /// <summary>What the whole array's B-allele frequencies tell; null: taken from the profile. Only <c>allele</c> reads it.</summary>
    public AlleleScalars? Alleles { get; init; }

    /// <summary>The scalars that ingest recorded.</summary>
    public static SegmentationScalars Of(ArrayScalars scalars) => new()
    {
        Sigma = scalars.Sigma,
        Tau = scalars.Tau,
        Probes = scalars.Probes,
        TrimmedSd = scalars.TrimmedSd,
    };

    /// <summary>The same with σ and τ as they enter a segmentation (<see cref="SegmentationNoise"/>).</summary>
    public SegmentationScalars Effective() => this with
    {
        Sigma = SegmentationNoise.EffectiveSigma(Sigma),
        Tau = SegmentationNoise.EffectiveTau(Tau),
    };
}
