using System.Text.Json.Serialization;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;

namespace CyclinE.Genomics.Results.Profiles;

/// <summary>What ingest says about an array beside its profile; stored as the profile artifact's document.</summary>
public sealed record IngestedArray
{
    /// <summary>Genome build of the positions.</summary>
    public required string Build { get; init; }

    /// <summary>File format as recognised, such as <c>agilent-feature-extraction</c> or <c>generic</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Platform name where the file tells it.</summary>
    public string? Platform { get; init; }

    /// <summary>
    /// Quality and provenance fields that the vendor's program wrote into the file, under its own names (such as <c>MAPD</c>
    /// or <c>DerivativeLR_Spread</c>) and as it wrote them; null where there are none.
    /// </summary>
    public SortedDictionary<string, string>? Vendor { get; init; }

    /// <summary>SHA-256 of the probe set (<see cref="ProbeSet.Hash"/>).</summary>
    public required string ProbeSet { get; init; }

    /// <summary>Probes of the platform, whether they have a value or not.</summary>
    public required int ProbeCount { get; init; }

    /// <summary>The array's scalars.</summary>
    public required ArrayScalars Scalars { get; init; }

    /// <summary>
    /// The sex of what the sample was compared with, as the reader or else the sheet says; not written where unknown.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReferenceSex ReferenceSex { get; init; }

    /// <summary>The judgement.</summary>
    public required QualityControl Quality { get; init; }

    /// <summary>Every normalisation step in order, with its parameters and effect.</summary>
    public required IReadOnlyList<NormalisationStep> Normalisation { get; init; }
}

/// <summary>The quality judgement of one array.</summary>
public sealed record QualityControl
{
    /// <summary>The verdict; <see cref="QualityVerdict.Fail"/> excludes the array from calling.</summary>
    public required QualityVerdict Verdict { get; init; }

    /// <summary>Sentences for the report, the deciding one first; empty when all is well.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>DLRS in log2 units.</summary>
    public required double Dlrs { get; init; }

    /// <summary>MAPD in log2 units.</summary>
    public required double Mapd { get; init; }

    /// <summary>Share of the platform's probes without a finite value, 0–1.</summary>
    public required double MissingShare { get; init; }

    /// <summary>Share of markers with a genotype, 0–1; null where the file has no genotypes.</summary>
    public double? CallRate { get; init; }

    /// <summary>
    /// Wave factor (Diskin 2008) without sign: median absolute deviation of the medians of megabases, in log2 units; null where
    /// probes are too sparse. Large copy-number changes raise it, too.
    /// </summary>
    public double? Waviness { get; init; }

    /// <summary>What X and Y say about the sample's sex; null without enough probes there or a reference of unknown sex.</summary>
    public SexEstimate? Sex { get; init; }

    /// <summary>Reach of each colour's signals; null for arrays of one colour.</summary>
    public SignalSpans? SignalSpans { get; init; }
}

/// <summary>Pass, warn or fail.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QualityVerdict>))]
public enum QualityVerdict
{
    /// <summary>Within all limits.</summary>
    Pass,

    /// <summary>Called, with a warning in the report.</summary>
    Warn,

    /// <summary>Excluded from calling.</summary>
    Fail,
}

/// <summary>What X and Y say about the sex of a sample.</summary>
/// <param name="X">Median log2 ratio of X outside the pseudo-autosomal regions, minus the autosomes' median.</param>
/// <param name="Y">The same of Y.</param>
/// <param name="Sex">The sex that both agree on; null where they do not, as where a tumour has lost one of them.</param>
public sealed record SexEstimate(double X, double Y, Sex? Sex);

/// <summary>How far the signals of a two-colour array reach: log2 of the 99th over the 1st percentile of the positive ones.</summary>
/// <param name="Red">The red channel.</param>
/// <param name="Green">The green channel.</param>
public sealed record SignalSpans(double Red, double Green);

/// <summary>One step between the file's values and the stored profile.</summary>
/// <param name="Name">The step, such as <c>replicates</c>.</param>
/// <param name="Parameters">How it was done, such as <c>median per probe name</c>.</param>
/// <param name="Effect">What it changed, such as <c>212 replicate features merged into 106 probes</c>.</param>
public sealed record NormalisationStep(string Name, string Parameters, string Effect);
