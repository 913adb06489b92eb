namespace CyclinE.Contracts;

/// <summary>A stage as the plan froze it.</summary>
public sealed record PlanStage
{
    /// <summary>The stage.</summary>
    public required StageDefinition Definition { get; init; }

    /// <summary>Science options that differ from their default, by name, in canonical text.</summary>
    public required SortedDictionary<string, string> Options { get; init; }
}
