namespace CyclinE.Contracts;

/// <summary>A stored artifact.</summary>
/// <param name="Id">The hash of its recipe.</param>
/// <param name="Kind">What it is, such as <c>profile</c>.</param>
/// <param name="ContentSha">SHA-256 of its canonical uncompressed bytes.</param>
public sealed record ArtifactRef(string Id, string Kind, string ContentSha);
