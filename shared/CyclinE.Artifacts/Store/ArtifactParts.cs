using CyclinE.Artifacts.Kinds;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Artifacts.Store;

/// <summary>Which artifacts belong to another: without them it is not whole.</summary>
public static class ArtifactParts
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        StageTable.IngestArray.ArtifactKind, StageTable.SplitFile.ArtifactKind, RawSamples.Kind,
    };

    /// <summary>True for a kind whose artifacts refer to others.</summary>
    public static bool HasParts(string kind) => Kinds.Contains(kind);

    /// <summary>Ids of an artifact's parts: its probe set, raw samples, their text.</summary>
    public static IEnumerable<string> Of(Artifact artifact) =>
        artifact.Manifest.Kind == StageTable.IngestArray.ArtifactKind ? [ProbeSets.IdOf(artifact.Document<IngestedArray>().ProbeSet)]
        : artifact.Manifest.Kind == StageTable.SplitFile.ArtifactKind ? artifact.Document<FileIndex>().Samples.Select(s => s.Artifact).Where(a => a.Length > 0)
        : artifact.Manifest.Kind == RawSamples.Kind ? artifact.Document<RawSample>().Parts
        : [];

    /// <summary>The same, by its document alone; empty where it is gone.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IArtifactStore store, string id, string kind, CancellationToken cancellationToken)
    {
        if (!HasParts(kind) || !await store.HasAsync(id, cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        return kind == StageTable.IngestArray.ArtifactKind
            ? [ProbeSets.IdOf((await store.ReadDocumentAsync<IngestedArray>(id, cancellationToken).ConfigureAwait(false)).ProbeSet)]
            : kind == StageTable.SplitFile.ArtifactKind
            ? [.. (await store.ReadDocumentAsync<FileIndex>(id, cancellationToken).ConfigureAwait(false)).Samples.Select(s => s.Artifact).Where(a => a.Length > 0)]
            : [.. (await store.ReadDocumentAsync<RawSample>(id, cancellationToken).ConfigureAwait(false)).Parts];
    }
}
