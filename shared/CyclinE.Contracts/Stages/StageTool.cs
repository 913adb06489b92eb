using System.Text.Json.Serialization;

namespace CyclinE.Contracts.Stages;

/// <summary>A stage that is a command: what is run, and what it may take.</summary>
public sealed record StageTool
{
    /// <summary>SHA-256 over its description and files; an input of its recipes.</summary>
    public required string Sha { get; init; }

    /// <summary>Program and arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Container image by digest in which it runs; null for the worker's own machine.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Image { get; init; }

    /// <summary>Most bytes that it may leave.</summary>
    public required long OutputLimit { get; init; }
}
