using CyclinE.Artifacts;

namespace CyclinE.Cli;

/// <summary>One result with its recipe.</summary>
public sealed record ExplainedStage
{
    /// <summary>Stage and version.</summary>
    public required string Stage { get; init; }

    /// <summary>Artifact id: the hash of the recipe.</summary>
    public required string Artifact { get; init; }

    /// <summary>Hash of the content.</summary>
    public required string ContentSha { get; init; }

    /// <summary>The recipe.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>Who made it.</summary>
    public required Producer Producer { get; init; }

    /// <summary>What differs from the recipe of the revision before.</summary>
    public required IReadOnlyList<string> Changes { get; init; }
}
