namespace CyclinE.Contracts.Units;

/// <summary>A stored artifact.</summary>
/// <param name="Id">The hash of its recipe.</param>
/// <param name="Kind">What it is, such as <c>profile</c>.</param>
/// <param name="ContentSha">SHA-256 of its canonical uncompressed bytes.</param>
public sealed record ArtifactRef(string Id, string Kind, string ContentSha);

/// <summary>A raw file: a path below a named root. Paths never leave their root.</summary>
/// <param name="Root">Name of the root, mounted alike on every ingest worker; <c>sheet</c> is the sheet's folder in one process.</param>
/// <param name="Path">Relative path with forward slashes.</param>
public sealed record InputRef(string Root, string Path)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Root}:{Path}";
}
