namespace CyclinE.Artifacts;

/// <summary>Stored bytes do not have the hash they are stored under.</summary>
/// <param name="id">The artifact.</param>
/// <param name="part">What of it.</param>
public sealed class CorruptArtifactException(string id, string part)
    : Exception($"Artifact {id}: {part} does not match its hash. The store is damaged; restore it, or purge this artifact so that it is made again.");
