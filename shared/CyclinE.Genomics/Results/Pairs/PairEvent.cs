using System.Text.Json.Serialization;
using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Results.Pairs;

/// <summary>One difference between resistant and parental.</summary>
public sealed record PairEvent
{
    /// <summary>Rank by q, then by |δ|, from 1; mostly masked events behind all others.</summary>
    public required int Rank { get; init; }

    /// <summary>What was acquired or lost.</summary>
    public required PairEventKind Kind { get; init; }

    /// <summary>The chromosome.</summary>
    public required Chromosome Chromosome { get; init; }

    /// <summary>First base pair.</summary>
    public required int Start { get; init; }

    /// <summary>Last base pair.</summary>
    public required int End { get; init; }

    /// <summary>Outer bound on the left.</summary>
    public required int OuterStart { get; init; }

    /// <summary>Outer bound on the right.</summary>
    public required int OuterEnd { get; init; }

    /// <summary>Inner bound on the left: position of the first probe that belongs to it with 95% probability; null where none does.</summary>
    public int? InnerStart { get; init; }

    /// <summary>Inner bound on the right.</summary>
    public int? InnerEnd { get; init; }

    /// <summary>Probes valid in both arrays.</summary>
    public required int Probes { get; init; }

    /// <summary>δ: trimmed mean of the difference − c_D, log2.</summary>
    public required double Log2Difference { get; init; }

    /// <summary>log2 of the resistant array over the event, centred.</summary>
    public required double ResistantLog2 { get; init; }

    /// <summary>log2 of the parental array over the event, centred.</summary>
    public required double ParentalLog2 { get; init; }

    /// <summary>Standard error of δ.</summary>
    public required double StandardError { get; init; }

    /// <summary>z = δ / SE.</summary>
    public required double Z { get; init; }

    /// <summary>Family-wise P over the genome.</summary>
    public required double P { get; init; }

    /// <summary>q value over the pair's events, mostly masked ones apart.</summary>
    public required double Q { get; init; }

    /// <summary>True for a focal event with enough contrast.</summary>
    public required bool Focal { get; init; }

    /// <summary>Masked share, 0–1; null where nothing is masked. Mostly masked events are never focal and rank behind the others.</summary>
    public double? Masked { get; init; }

    /// <summary>Genes, highlighted first.</summary>
    public required IReadOnlyList<string> Genes { get; init; }
}

/// <summary>What a resistant array has that its parental has not, or the reverse.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PairEventKind>))]
public enum PairEventKind
{
    /// <summary>Acquired gain.</summary>
    [JsonStringEnumMemberName("gain")]
    Gain,

    /// <summary>Acquired amplification.</summary>
    [JsonStringEnumMemberName("amplification")]
    Amplification,

    /// <summary>Acquired loss.</summary>
    [JsonStringEnumMemberName("loss")]
    Loss,

    /// <summary>Acquired deletion.</summary>
    [JsonStringEnumMemberName("deletion")]
    Deletion,

    /// <summary>An event of the parental where the resistant is neutral.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,
}
