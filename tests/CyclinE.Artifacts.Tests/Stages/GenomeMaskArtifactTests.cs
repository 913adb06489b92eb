using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Store;
using CyclinE.Artifacts.Tests.Store;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;
using CyclinE.Testing;

namespace CyclinE.Artifacts.Tests.Stages;

/// <summary>The plan's mask: centromeres by default, the user's intervals beside them, and never of another build.</summary>
public sealed class GenomeMaskArtifactTests
{
    private static readonly Chromosome Seven = Chromosome.FromNumber(7);

    [Fact]
    public async Task Centromeres_are_there_by_default_where_they_are_known()
    {
        var artifact = await Stored(GenomeMaskArtifact.BuiltIn());
        Assert.True(GenomeMaskArtifact.Read(artifact, "GRCh37").Contains(Seven, 60_000_000));
        Assert.True(GenomeMaskArtifact.Read(artifact, "hg38").Contains(Seven, 60_000_000));
        Assert.True(GenomeMaskArtifact.Read(artifact, "hg18").IsEmpty);
    }

    [Theory]
    [InlineData(null, "hg38", 25)]
    [InlineData(null, "hg18", 1)]
    [InlineData("hg38", "hg38", 25)]
    [InlineData("hg18", "hg18", 1)]
    public async Task A_users_intervals_stand_beside_the_centromeres(string? said, string build, int intervals)
    {
        var mask = GenomeMaskArtifact.Read(await Stored(GenomeMaskArtifact.OfUser(new GenomeMask(said, [(Seven, 100, 200)]))), build);
        Assert.Equal(intervals, mask.Count);
        Assert.Equal(0.5, mask.MaskedShare(Seven, 151, 250));
    }

    [Fact]
    public async Task Intervals_of_another_build_are_refused()
    {
        var artifact = await Stored(GenomeMaskArtifact.OfUser(new GenomeMask("hg38", [(Seven, 100, 200)])));
        Assert.Equal("mask-build", Assert.Throws<InvalidInputException>(() => GenomeMaskArtifact.Read(artifact, "hg19")).Problem.Code);
        var beyond = await Stored(GenomeMaskArtifact.OfUser(new GenomeMask(null, [(Seven, 159_200_000, 159_300_000)])));
        Assert.Equal(25, GenomeMaskArtifact.Read(beyond, "hg38").Count);
        Assert.Equal("mask-build", Assert.Throws<InvalidInputException>(() => GenomeMaskArtifact.Read(beyond, "hg19")).Problem.Code);
    }

    [Fact]
    public void The_same_intervals_are_the_same_artifact()
    {
        var one = new GenomeMask("hg19", [(Seven, 100, 200), (Seven, 150, 300)]);
        var other = new GenomeMask("hg19", [(Seven, 201, 300), (Seven, 100, 200)]);
        Assert.Equal(Id(one), Id(other));
        Assert.NotEqual(Id(one), Id(new GenomeMask("hg19", [(Seven, 100, 301)])));
        static string Id(GenomeMask mask) => ArtifactCodec.EncodeByContent(GenomeMaskArtifact.OfUser(mask), new Producer("test", "1", "p", null)).Manifest.Id;
    }

    private static async Task<Artifact> Stored(ArtifactDraft draft)
    {
        var encoded = Drafts.Encode(Drafts.NewId(), draft);
        return await new DictionaryStore(encoded).ReadAsync(encoded.Manifest.Id, TestContext.Current.CancellationToken);
    }
}
