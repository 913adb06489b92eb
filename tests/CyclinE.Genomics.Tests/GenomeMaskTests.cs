using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;
using CyclinE.Genomics.Masks;

namespace CyclinE.Genomics.Tests;

/// <summary>Masked intervals: where they are, how much of an interval they cover, and what a BED file may hold.</summary>
public class GenomeMaskTests
{
    private static readonly Chromosome One = Chromosome.FromNumber(1);
    private static readonly Chromosome Two = Chromosome.FromNumber(2);

    [Fact]
    public void Lookup_equals_a_scan_of_all_intervals()
    {
        var random = new Random(7);
        var intervals = Enumerable.Range(0, 60).Select(_ => random.Next(1, 5000)).Select(start => (One, start, start + random.Next(0, 90))).ToList();
        var mask = new GenomeMask("hg19", intervals);
        bool Scan(int position) => intervals.Any(i => i.start <= position && position <= i.Item3);
        for (var start = 1; start < 5200; start += 7)
        {
            var end = start + random.Next(0, 400);
            Assert.Equal(Scan(start), mask.Contains(One, start));
            Assert.Equal(Enumerable.Range(start, end - start + 1).Count(Scan) / (double)(end - start + 1), mask.MaskedShare(One, start, end), 1e-12);
        }

        Assert.False(mask.Contains(Two, 100));
        Assert.Equal(0, mask.MaskedShare(Two, 1, 1000));
        Assert.Equal(1, new GenomeMask(null, [(One, 1, int.MaxValue)]).MaskedShare(One, 1, int.MaxValue));
    }

    [Fact]
    public void Touching_intervals_are_one_and_the_bytes_read_back()
    {
        var mask = new GenomeMask("hg38", [(Two, 11, 20), (One, 5, 9), (Two, 1, 10), (Two, 30, 40)]);
        Assert.Equal([(One, 5, 9), (Two, 1, 20), (Two, 30, 40)], mask.All);
        Assert.Equal(3, mask.Count);
        var read = GenomeMask.FromBytes(mask.ToBytes());
        Assert.Equal(mask.All, read.All);
        Assert.Equal("hg38", read.Build);
        Assert.True(GenomeMask.FromBytes(GenomeMask.Empty.ToBytes()).IsEmpty);
    }

    [Theory]
    [InlineData("hg19", 1, 121_500_001, 128_900_000)]
    [InlineData("GRCh38", 21, 10_900_001, 13_000_000)]
    [InlineData("hg38", 9, 42_200_001, 45_500_000)]
    public void Centromeres_are_the_acen_bands(string build, int chromosome, int start, int end)
    {
        var mask = GenomeMask.Centromeres(build);
        var here = Chromosome.FromNumber(chromosome);
        Assert.Equal(24, mask.Count);
        Assert.True(mask.Contains(here, start) && mask.Contains(here, end) && !mask.Contains(here, start - 1) && !mask.Contains(here, end + 1));
        Assert.True(mask.Contains(here, GenomeBuild.Of(build).CentromereOf(here)!.Value));
        Assert.True(GenomeMask.Centromeres("hg17").IsEmpty);
    }

    [Fact]
    public void A_BED_file_counts_from_0()
    {
        var mask = Read("browser position chr1\ntrack name=cnv db=\"hg19\"\n# comment\nchr1\t0\t10\tx\t5\nchrUn_gl000211\t1\t2\nX 99 100\n");
        Assert.Equal([(One, 1, 10), (Chromosome.X, 100, 100)], mask.All);
        Assert.Equal("hg19", mask.Build);
    }

    [Theory]
    [InlineData("chr1\t5", "bed-columns", "m.bed, line 1")]
    [InlineData("#build=hg19\nchr99\t5\t6", "bed-chromosome", "m.bed, line 2, column 1")]
    [InlineData("chr1\t5\t1e3", "bed-position", "m.bed, line 1, column 3")]
    [InlineData("chr1\t1\t3\nchr1\t6\t6", "bed-interval", "m.bed, line 2")]
    [InlineData("#build=hg38\nchr1\t5\t6", "mask-build", "m.bed, line 1")]
    [InlineData("chr1\t5\t6\nchr21\t5\t48129896", "mask-build", "m.bed, line 2, column 3")]
    [InlineData("# nothing\n", "bed-without-intervals", "m.bed")]
    public void A_wrong_line_is_named(string text, string code, string where)
    {
        var problem = Assert.Throws<InvalidInputException>(() => Read(text, "hg19")).Problem;
        Assert.Equal((code, where), (problem.Code, problem.Where));
        Assert.NotEmpty(problem.Remedy);
    }

    private static GenomeMask Read(string text, string? build = null)
    {
        using var reader = new StringReader(text);
        return GenomeMask.FromBed(reader, "m.bed", build);
    }
}
