using System.Text.Json.Serialization;

namespace CyclinE.Genomics.Results.Calls;

/// <summary>Copy-number class of a segment, ordered from deletion to high-level amplification.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallClass>))]
public enum CallClass
{
    /// <summary>Suspected homozygous deletion.</summary>
    HomozygousDeletion,

    /// <summary>Loss.</summary>
    Loss,

    /// <summary>Neutral.</summary>
    Neutral,

    /// <summary>Gain.</summary>
    Gain,

    /// <summary>Amplification.</summary>
    Amplification,

    /// <summary>High-level amplification.</summary>
    HighLevelAmplification,
}
