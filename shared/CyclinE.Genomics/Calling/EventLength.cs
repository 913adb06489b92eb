using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
