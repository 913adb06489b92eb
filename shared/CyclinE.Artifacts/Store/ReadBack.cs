using CyclinE.Artifacts.Kinds;
using CyclinE.Contracts.Stages;
using CyclinE.Genomics.Results.Files;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Artifacts.Store;

/// <summary>Reads artifacts back whole, with all that they refer to, and says what is not as it was written.</summary>
/// <param name="store">The store.</param>
public sealed class ReadBack(IArtifactStore store)
{
    private readonly Dictionary<string, IReadOnlyList<ArtifactDamage>> _seen = new(StringComparer.Ordinal);

    /// <summary>Artifacts that were read.</summary>
    public int Count => _seen.Count;

    /// <summary>Columns and document as they were read, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>The damage of an artifact and of its probe set, raw samples and their parts; empty where there is none. Each is read once.</summary>
    public async Task<IReadOnlyList<ArtifactDamage>> OfAsync(string id, CancellationToken cancellationToken)
    {
        if (_seen.TryGetValue(id, out var known))
        {
            return known;
        }

        _seen[id] = [];
        List<ArtifactDamage> damage = [];
        try
        {
            var artifact = await store.ReadAsync(id, cancellationToken).ConfigureAwait(false);
            Bytes += artifact.DocumentBytes.Length + artifact.Columns.Sum(c => (long)c.Bytes.Length);
            foreach (var part in PartsOf(artifact))
            {
                damage.AddRange(await OfAsync(part, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (UnreadableArtifactException exception)
        {
            damage.Add(new ArtifactDamage(id, exception.Damage));
        }

        return _seen[id] = damage;
    }

    /// <summary>Ids of the artifacts without which this one is not whole.</summary>
    private static IEnumerable<string> PartsOf(Artifact artifact) =>
        artifact.Manifest.Kind == StageTable.IngestArray.ArtifactKind ? [ProbeSets.IdOf(artifact.Document<IngestedArray>().ProbeSet)]
        : artifact.Manifest.Kind == StageTable.SplitFile.ArtifactKind ? artifact.Document<FileIndex>().Samples.Select(s => s.Artifact).Where(a => a.Length > 0)
        : artifact.Manifest.Kind == RawSamples.Kind ? artifact.Document<RawSample>().Parts
        : [];
}

/// <summary>An artifact that cannot be read as it was written.</summary>
/// <param name="ArtifactId">The artifact.</param>
/// <param name="What">What of it, and what is wrong with that.</param>
public sealed record ArtifactDamage(string ArtifactId, string What);
