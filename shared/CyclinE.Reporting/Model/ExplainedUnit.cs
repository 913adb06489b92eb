using CyclinE.Artifacts.Ledger;
using CyclinE.Artifacts.Recipes;
using CyclinE.Artifacts.Store;

namespace CyclinE.Reporting.Model;

/// <summary>A unit with the recipes of its results.</summary>
public sealed record ExplainedUnit
{
    /// <summary>The unit.</summary>
    public required string Unit { get; init; }

    /// <summary>Its state.</summary>
    public required string State { get; init; }

    /// <summary>The attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>The frozen needs.</summary>
    public string? Roster { get; init; }

    /// <summary>Its trace.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Why it did not end well.</summary>
    public UnitFailure? Failure { get; init; }

    /// <summary>Stages that are not required and left no result, with the reason.</summary>
    public IReadOnlyDictionary<string, UnitFailure>? Unavailable { get; init; }

    /// <summary>Its results in the order of the stages.</summary>
    public required IReadOnlyList<ExplainedStage> Stages { get; init; }
}

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
