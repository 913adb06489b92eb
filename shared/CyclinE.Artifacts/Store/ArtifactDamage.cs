namespace CyclinE.Artifacts;

/// <summary>An artifact that cannot be read as it was written.</summary>
/// <param name="ArtifactId">The artifact.</param>
/// <param name="What">What of it, and what is wrong with that.</param>
public sealed record ArtifactDamage(string ArtifactId, string What);
