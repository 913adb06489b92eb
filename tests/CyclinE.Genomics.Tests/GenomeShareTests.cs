using CyclinE.Genomics.Genome;

namespace CyclinE.Genomics.Tests;

public class GenomeShareTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");

    [Fact]
    public void Whole_autosomes_are_all_of_it_and_X_is_none() => Assert.Equal(
        1, GenomeShare.Of(Chromosome.All.Where(c => c.IsAutosome || c == Chromosome.X).Select(c => (c, 1, Hg19.LengthOf(c)!.Value)), Hg19));

    [Fact]
    public void A_part_is_its_share_of_base_pairs() =>
        Assert.Equal(0.0865, GenomeShare.Of([(Chromosome.Parse("1"), 1, 249_250_621)], Hg19)!.Value, 1e-4);

    [Fact]
    public void A_build_without_lengths_tells_none() =>
        Assert.Null(GenomeShare.Of([(Chromosome.Parse("1"), 1, 249_250_621)], GenomeBuild.Of("hg16")));
}
