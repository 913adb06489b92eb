namespace CyclinE.Artifacts.Store;

/// <summary>An artifact cannot be read as it was written: it, or a part of it, is damaged or gone. Its producer makes it again.</summary>
/// <param name="id">The artifact.</param>
/// <param name="part">What of it.</param>
/// <param name="trouble">What is wrong with that part.</param>
public abstract class UnreadableArtifactException(string id, string part, string trouble)
    : Exception($"Artifact {id}: {part} {trouble}.")
{
    /// <summary>The artifact.</summary>
    public string ArtifactId { get; } = id;

    /// <summary>What of it, and what is wrong with that.</summary>
    public string Damage { get; } = $"{part} {trouble}";
}
