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
            foreach (var part in ArtifactParts.Of(artifact))
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
}

/// <summary>An artifact that cannot be read as it was written.</summary>
/// <param name="ArtifactId">The artifact.</param>
/// <param name="What">What of it, and what is wrong with that.</param>
public sealed record ArtifactDamage(string ArtifactId, string What);
