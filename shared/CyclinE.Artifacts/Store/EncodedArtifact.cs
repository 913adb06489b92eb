namespace CyclinE.Artifacts;

/// <summary>An artifact in the form in which every store keeps it.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Chunks">The compressed chunks by the hash of their uncompressed bytes, in order.</param>
public sealed record EncodedArtifact(ArtifactManifest Manifest, IReadOnlyList<EncodedChunk> Chunks);
