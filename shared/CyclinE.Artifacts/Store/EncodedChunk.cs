namespace CyclinE.Artifacts;

/// <summary>One compressed chunk.</summary>
/// <param name="Sha">SHA-256 of the uncompressed bytes; with the artifact's id it names the chunk, so two writers can never mix theirs.</param>
/// <param name="Bytes">zstd-compressed bytes.</param>
public sealed record EncodedChunk(string Sha, ReadOnlyMemory<byte> Bytes);
