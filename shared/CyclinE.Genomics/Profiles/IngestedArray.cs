using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
