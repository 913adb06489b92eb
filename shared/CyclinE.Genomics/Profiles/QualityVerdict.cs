using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

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
