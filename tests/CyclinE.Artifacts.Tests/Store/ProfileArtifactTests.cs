using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Stages;
using CyclinE.Artifacts.Store;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Probes;
using CyclinE.Genomics.Profiles;
using CyclinE.Genomics.Results.Profiles;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Store;

/// <summary>A profile comes back from the store with all its columns.</summary>
public sealed class ProfileArtifactTests
{
    private static readonly ProbeSet Probes = new([new ChromosomeRange(Chromosome.X, 0, 3)], [5, 7, 7], ProbeNames.Create("a", "b", "c"));

    [Fact]
    public async Task Every_column_comes_back()
    {
        var profile = new Profile(Probes, [0.5f, float.NaN, -1])
        {
            Baf = [0, 0.5f, float.NaN],
            NormalBaf = [1, float.NaN, 0.25f],
            Genotypes = [Genotype.AA, Genotype.None, Genotype.BB],
        };

        var read = await StoreAndRead(profile);

        Assert.Equal(profile.Log2, read.Log2);
        Assert.Equal(profile.Baf, read.Baf!);
        Assert.Equal(profile.NormalBaf, read.NormalBaf!);
        Assert.Equal(profile.Genotypes, read.Genotypes!);
        Assert.Equal(["a", "b", "c"], read.Probes.Names!);
    }

    [Fact]
    public async Task What_a_file_does_not_hold_is_not_there()
    {
        var read = await StoreAndRead(new Profile(Probes, [0.5f, float.NaN, -1]));

        Assert.Null(read.Baf);
        Assert.Null(read.Genotypes);
    }

    private static async Task<Profile> StoreAndRead(Profile profile)
    {
        var token = TestContext.Current.CancellationToken;
        var output = ProfileArtifact.ToOutput("profile", Document(profile), profile);
        var encoded = Drafts.Encode(Drafts.NewId(), output.Draft);
        var platform = Drafts.Encode(output.Shared[0].Id, output.Shared[0].Draft);
        var artifact = await new DictionaryStore(encoded).ReadAsync(encoded.Manifest.Id, token);
        return (await ProfileArtifact.ReadAsync(artifact, new ProbeSets(new DictionaryStore(platform)), token)).Profile;
    }

    private static IngestedArray Document(Profile profile) => new()
    {
        Build = "hg19",
        Format = "generic",
        ProbeSet = profile.Probes.Hash,
        ProbeCount = profile.Probes.Count,
        Scalars = new ArrayScalars { Probes = 2, Sigma = 0.1, Tau = 1, Centre = 0, CentreHeight = 1, TrimmedSd = 0.1, Dlrs = 0.1, Mapd = 0.1 },
        Quality = new QualityControl { Verdict = QualityVerdict.Pass, Reasons = [], Dlrs = 0.1, Mapd = 0.1, MissingShare = 0.1 },
        Normalisation = [],
    };
}
