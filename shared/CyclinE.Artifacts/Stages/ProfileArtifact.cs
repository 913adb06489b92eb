using CyclinE.Genomics;

namespace CyclinE.Artifacts;

/// <summary>Profiles as artifacts: a document, the log2 ratios and the fingerprint.</summary>
public static class ProfileArtifact
{
    /// <summary>Column of the fingerprint (<see cref="ProfileFingerprint"/>).</summary>
    public const string Fingerprint = "fingerprint";

    private const string Log2 = "log2";
    private const string Baf = "baf";
    private const string NormalBaf = "normal-baf";

    /// <summary>A profile with its probe set, which is stored first.</summary>
    public static StageOutput ToOutput(string kind, IngestedArray document, Profile profile)
    {
        List<Column> columns = [Column.Of(Log2, profile.Log2.AsSpan()), Column.Of(Fingerprint, ProfileFingerprint.Of(profile.Log2).AsSpan())];
        if (profile.Baf is { } baf)
        {
            columns.Add(Column.Of(Baf, baf.AsSpan()));
        }

        if (profile.NormalBaf is { } normal)
        {
            columns.Add(Column.Of(NormalBaf, normal.AsSpan()));
        }

        var draft = ArtifactDraft.Of(kind, document, [.. columns]);
        return new StageOutput(draft, [(ProbeSets.IdOf(profile.Probes.Hash), ProbeSets.ToDraft(profile.Probes))]);
    }

    /// <summary>The profile of a stored artifact.</summary>
    public static async Task<(IngestedArray Document, Profile Profile)> ReadAsync(Artifact artifact, ProbeSets probeSets, CancellationToken cancellationToken)
    {
        var document = artifact.Document<IngestedArray>();
        var probes = await probeSets.GetAsync(document.ProbeSet, cancellationToken).ConfigureAwait(false);
        var profile = new Profile(probes, artifact.Column(Log2).ToSingles())
        {
            Baf = artifact.HasColumn(Baf) ? artifact.Column(Baf).ToSingles() : null,
            NormalBaf = artifact.HasColumn(NormalBaf) ? artifact.Column(NormalBaf).ToSingles() : null,
        };
        return (document, profile);
    }
}
