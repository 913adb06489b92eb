using CyclinE.Genomics;

namespace CyclinE.Artifacts;

/// <summary>Profiles as artifacts: a document, the log2 ratios and the fingerprint.</summary>
public static class ProfileArtifact
{
    private const string Log2 = "log2";
    private const string Fingerprint = "fingerprint";

    /// <summary>A profile with its probe set, which is stored first.</summary>
    public static StageOutput ToOutput(string kind, IngestedArray document, Profile profile)
    {
        var draft = ArtifactDraft.Of(
            kind, document, Column.Of(Log2, profile.Log2.AsSpan()), Column.Of(Fingerprint, ProfileFingerprint.Of(profile.Log2).AsSpan()));
        return new StageOutput(draft, [(ProbeSets.IdOf(profile.Probes.Hash), ProbeSets.ToDraft(profile.Probes))]);
    }

    /// <summary>The profile of a stored artifact.</summary>
    public static async Task<(IngestedArray Document, Profile Profile)> ReadAsync(Artifact artifact, ProbeSets probeSets, CancellationToken cancellationToken)
    {
        var document = artifact.Document<IngestedArray>();
        var probes = await probeSets.GetAsync(document.ProbeSet, cancellationToken).ConfigureAwait(false);
        return (document, new Profile(probes, artifact.Column(Log2).ToSingles()));
    }
}
