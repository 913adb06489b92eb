using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
