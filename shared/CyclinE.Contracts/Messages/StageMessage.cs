namespace CyclinE.Contracts;

/// <summary>An event: a stage has left its artifact.</summary>
public abstract record StageMessage : UnitMessage
{
    /// <summary>What the stage left.</summary>
    public required ArtifactRef Artifact { get; init; }
}
