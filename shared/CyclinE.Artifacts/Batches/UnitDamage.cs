namespace CyclinE.Artifacts;

/// <summary>A damaged artifact and whose it is.</summary>
/// <param name="Batch">The batch; null for what no batch refers to.</param>
/// <param name="Unit">The unit's key; null for a table of the plan, the plan itself, and for what no batch refers to.</param>
/// <param name="Stage">The stage that made it, or the table's role.</param>
/// <param name="ArtifactId">The artifact.</param>
/// <param name="What">What of it, and what is wrong with that.</param>
public sealed record UnitDamage(string? Batch, string? Unit, string? Stage, string ArtifactId, string What)
{
    /// <summary>Whose it is, in words.</summary>
    public string Whose => Unit is not null ? $"{Unit} at {Stage}" : Stage is not null ? $"{Batch}: {Stage}" : "no batch";
}
