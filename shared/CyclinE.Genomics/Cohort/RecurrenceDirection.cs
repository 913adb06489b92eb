using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>Which way copy numbers depart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RecurrenceDirection>))]
public enum RecurrenceDirection
{
    /// <summary>More copies than two.</summary>
    Amplification,

    /// <summary>Fewer copies than two.</summary>
    Deletion,
}
