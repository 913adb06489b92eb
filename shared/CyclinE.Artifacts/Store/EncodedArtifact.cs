namespace CyclinE.Artifacts.Store;

/// <summary>An artifact in the form in which every store keeps it.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Chunks">The compressed chunks by the hash of their uncompressed bytes, in order.</param>
public sealed record EncodedArtifact(ArtifactManifest Manifest, IReadOnlyList<EncodedChunk> Chunks);

/// <summary>One compressed chunk.</summary>
/// <param name="Sha">SHA-256 of the uncompressed bytes; with the artifact's id it names the chunk, so two writers can never mix theirs.</param>
/// <param name="Bytes">zstd-compressed bytes.</param>
public sealed record EncodedChunk(string Sha, ReadOnlyMemory<byte> Bytes);
