using CyclinE.Artifacts;

namespace CyclinE.Cli;

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

    /// <summary>Its results in the order of the stages.</summary>
    public required IReadOnlyList<ExplainedStage> Stages { get; init; }
}
