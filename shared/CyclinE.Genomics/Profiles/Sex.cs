using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>Chromosomal sex, as far as copy numbers show it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sex>))]
public enum Sex
{
    /// <summary>Two X, no Y.</summary>
    Female,

    /// <summary>One X, one Y.</summary>
    Male,
}
