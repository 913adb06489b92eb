using System.Text.Json.Serialization;

namespace CyclinE.Genomics.Profiles;

/// <summary>Chromosomal sex, as far as copy numbers show it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sex>))]
public enum Sex
{
    /// <summary>Two X, no Y.</summary>
    Female,

    /// <summary>One X, one Y.</summary>
    Male,
}

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
