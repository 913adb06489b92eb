using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>What a split file was.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileContent>))]
public enum FileContent
{
    /// <summary>A format that holds one array: its arrays read the file itself.</summary>
    Whole,

    /// <summary>Probes of many samples: each became a raw sample.</summary>
    Samples,

    /// <summary>Segments of many samples (<c>.seg</c>): each became a segmentation.</summary>
    Segments,
}
