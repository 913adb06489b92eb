using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>The sex of what a sample is compared with.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReferenceSex>))]
public enum ReferenceSex
{
    /// <summary>Not known: X and Y tell nothing.</summary>
    Unknown,

    /// <summary>A woman, or a pool of women.</summary>
    Female,

    /// <summary>A man, or a pool of men.</summary>
    Male,

    /// <summary>A pool of as many women as men.</summary>
    Mixed,

    /// <summary>Scaled so that two X and one Y give 0, as Affymetrix and Illumina do.</summary>
    Scaled,
}
