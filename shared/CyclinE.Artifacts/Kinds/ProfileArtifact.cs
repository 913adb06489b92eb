using System.Runtime.InteropServices;
using CyclinE.Artifacts.Columns;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;

namespace CyclinE.Artifacts.Kinds;

/// <summary>Profiles as artifacts: a document, the log2 ratios and the fingerprint.</summary>
public static class ProfileArtifact
{
    /// <summary>Column of the fingerprint (<see cref="ProfileFingerprint"/>).</summary>
    public const string Fingerprint = "fingerprint";

    private const string Log2 = "log2";
    private const string Baf = "baf";
    private const string NormalBaf = "normal-baf";
    private const string Genotypes = "genotype";

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

        if (profile.Genotypes is { } genotypes)
        {
            columns.Add(new Column(Genotypes, ColumnType.Byte, MemoryMarshal.AsBytes(genotypes.AsSpan()).ToArray()));
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
            Genotypes = artifact.HasColumn(Genotypes) ? Array.ConvertAll(artifact.Column(Genotypes).ToBytes(), code => (Genotype)code) : null,
        };
        return (document, profile);
    }
}
