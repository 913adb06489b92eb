using CyclinE.Artifacts.Kinds;
using CyclinE.Artifacts.Store;
using CyclinE.Artifacts.Tests.Store;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Artifacts.Tests.Stages;

public class CalledGenesColumnsTests
{
    private static readonly Producer Producer = new("test", "1", "test", null);

    private static CalledGenes Example(int count)
    {
        var genes = new CalledGenes(count);
        for (var i = 0; i < count; i++)
        {
            var broken = i % 100 == 7;
            genes.Log2[i] = i % 50 == 0 ? float.NaN : (float)Math.Sin(i / 700);
            genes.Minimum[i] = broken ? genes.Log2[i] - 0.5f : genes.Log2[i];
            genes.Maximum[i] = broken ? genes.Log2[i] + 0.25f : genes.Log2[i];
            genes.Probes[i] = i % 40;
            genes.Set(i, i % 50 == 0 ? null : (CallClass)(i % 6), broken ? GeneFlags.BrokenInside | GeneFlags.Focal : i % 9 == 0 ? GeneFlags.GapFilled
                : GeneFlags.None);
        }

        return genes;
    }

    [Fact]
    public async Task Genes_read_back_as_they_were_written()
    {
        var genes = Example(1000);
        var read = CalledGenesColumns.Read(await StoredAsync(ArtifactDraft.Of("calls", new { }, CalledGenesColumns.ToColumns(genes))))!;
        Assert.Equal(genes.Log2, read.Log2);
        Assert.Equal(genes.Minimum, read.Minimum);
        Assert.Equal(genes.Maximum, read.Maximum);
        Assert.Equal(genes.Probes, read.Probes);
        Assert.Equal(genes.Calls.ToArray(), read.Calls.ToArray());
        Assert.Equal(genes.Flags.ToArray(), read.Flags.ToArray());
        Assert.Null(read.CallOf(50));
        Assert.Equal(GeneFlags.BrokenInside | GeneFlags.Focal, read.FlagsOf(107));
    }

    [Fact]
    public void All_RefSeq_genes_of_an_array_stand_in_its_manifest_in_a_few_kilobytes()
    {
        var count = GeneTable.ForBuild(GenomeBuild.Of("hg38")).Genes.Count;
        var manifest = ArtifactCodec.EncodeByContent(ArtifactDraft.Of("calls", new { }, CalledGenesColumns.ToColumns(Example(count))), Producer).Manifest;
        Assert.Empty(manifest.Chunks);
        Assert.True(manifest.Inline!.Value.Length < 64 * 1024, $"{manifest.Inline.Value.Length} bytes");
    }

    [Fact]
    public async Task An_artifact_without_the_columns_has_no_genes()
    {
        Assert.Null(CalledGenesColumns.Read(await StoredAsync(ArtifactDraft.Of("calls", new { }))));
        Assert.Throws<ArgumentException>(() => new CalledGenes(new float[2], new float[2], new float[2], new byte[2], new byte[1], new int[2]));
    }

    private static async Task<Artifact> StoredAsync(ArtifactDraft draft)
    {
        var encoded = ArtifactCodec.EncodeByContent(draft, Producer);
        return await new DictionaryStore(encoded).ReadAsync(encoded.Manifest.Id, TestContext.Current.CancellationToken);
    }
}
