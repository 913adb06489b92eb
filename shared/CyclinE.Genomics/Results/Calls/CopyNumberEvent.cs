using System.Text.Json.Serialization;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Calls;

/// <summary>A run of neighbouring segments altered in one direction, judged against its surroundings.</summary>
/// <remarks>
/// An amplicon within a wider gain is an event of its own. The gain then reaches from its first to its last probe, while its probes,
/// log2 and genes leave the amplicon out.
/// </remarks>
public sealed record CopyNumberEvent
{
    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>Its cytogenetic bands, such as <c>8q24.13-q24.21</c>; null where the build does not tell.</summary>
    public string? Band { get; init; }

    /// <summary>First base pair: position of the event's first probe.</summary>
    public required int Start { get; init; }

    /// <summary>Last base pair: position of the event's last probe.</summary>
    public required int End { get; init; }

    /// <summary>
    /// Outer bound on the left: position of the last probe that lies before the event with 95% probability, or its own first
    /// probe at a chromosome's start.
    /// </summary>
    public required int OuterStart { get; init; }

    /// <summary>Outer bound on the right.</summary>
    public required int OuterEnd { get; init; }

    /// <summary>Inner bound on the left: position of the first probe that belongs to it with 95% probability; null where none does.</summary>
    public int? InnerStart { get; init; }

    /// <summary>Inner bound on the right.</summary>
    public int? InnerEnd { get; init; }

    /// <summary>Finite probes in the event.</summary>
    public required int Probes { get; init; }

    /// <summary>Probe-weighted mean log2 over the event, centre subtracted.</summary>
    public required double Log2 { get; init; }

    /// <summary>log2 of the highest (for losses the lowest) segment of at least <c>min-probes</c>.</summary>
    public required double Peak { get; init; }

    /// <summary>Position of the peak segment's first probe.</summary>
    public required int PeakStart { get; init; }

    /// <summary>Position of the peak segment's last probe.</summary>
    public required int PeakEnd { get; init; }

    /// <summary>Standard error of the event's log2; null where only segments are known.</summary>
    public required double? StandardError { get; init; }

    /// <summary>The most extreme call among its segments.</summary>
    public required CallClass Call { get; init; }

    /// <summary>arm-level, large or focal.</summary>
    public required EventLength Length { get; init; }

    /// <summary>True for a focal event with enough contrast against its flanks.</summary>
    public required bool Focal { get; init; }

    /// <summary>Event log2 − left flank's weighted median; null at an arm's end, where there are too few probes.</summary>
    public double? ContrastLeft { get; init; }

    /// <summary>Event log2 − right flank's weighted median.</summary>
    public double? ContrastRight { get; init; }

    /// <summary>Masked share, 0–1; null where nothing is masked. What is mostly masked is not called and makes no event.</summary>
    public double? Masked { get; init; }

    /// <summary>Symbols of the genes it touches, highlighted ones first.</summary>
    public required IReadOnlyList<string> Genes { get; init; }
}

/// <summary>Length class of an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventLength>))]
public enum EventLength
{
    /// <summary>At most the focal limit (3 Mb by default).</summary>
    Focal,

    /// <summary>Longer than focal, less than an arm.</summary>
    Large,

    /// <summary>At least 0.98 of a chromosome arm.</summary>
    ArmLevel,
}
