using System.Text.Json.Serialization;

namespace CyclinE.Genomics;

/// <summary>One sample of a split file.</summary>
public sealed record FileSample
{
    /// <summary>Its name in the file.</summary>
    public required string Name { get; init; }

    /// <summary>Another name that the file has for it (GEO's title); null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    /// <summary>Id of its artifact; empty where there is a <see cref="Problem"/>.</summary>
    public required string Artifact { get; init; }

    /// <summary>Hash of the artifact's content.</summary>
    public required string ContentSha { get; init; }

    /// <summary>Rows of the file that are its own.</summary>
    public required long Rows { get; init; }

    /// <summary>Why this sample cannot be used, while others of the file can; null where it can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InputProblem? Problem { get; init; }
}
