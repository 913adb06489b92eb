namespace CyclinE.Artifacts;

/// <summary>Stored bytes do not have the hash they are stored under.</summary>
/// <param name="id">The artifact.</param>
/// <param name="part">What of it.</param>
public sealed class CorruptArtifactException(string id, string part) : UnreadableArtifactException(id, part, "does not match its hash");
