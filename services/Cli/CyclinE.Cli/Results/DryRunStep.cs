namespace CyclinE.Cli;

/// <summary>What a run would do at one stage of one unit.</summary>
/// <param name="Unit">The unit's key.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Action">compute, reuse, fail or exclude.</param>
/// <param name="Why">The reason, where there is one.</param>
/// <param name="ArtifactId">The recipe's id; null where it depends on something that would be computed.</param>
public sealed record DryRunStep(string Unit, string Stage, string Action, string? Why, string? ArtifactId);
