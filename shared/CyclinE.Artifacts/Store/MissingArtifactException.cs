namespace CyclinE.Artifacts;

/// <summary>An artifact (or one of its chunks) that a stage needs is gone: its producer is announced again.</summary>
/// <param name="id">The artifact.</param>
/// <param name="part">What of it is missing.</param>
public sealed class MissingArtifactException(string id, string part) : UnreadableArtifactException(id, part, "is not in the store");
