using CsCheck;
using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Input;

namespace CyclinE.Genomics.Tests;

public class GeneTableTests
{
    private static readonly GeneTable Hg19 = GeneTable.ForBuild(GenomeBuild.Of("hg19"));
    private static readonly GeneTable Hg38 = GeneTable.ForBuild(GenomeBuild.Of("GRCh38"));

    [Fact]
    public void Known_builds_have_all_RefSeq_genes_with_the_panel_highlighted()
    {
        string[] panel = ["CCND1", "CCNE1", "CDK2", "CDKN1B", "ERBB2", "FBXW7", "FGFR1", "MYC", "PIK3CA", "PTEN", "RB1", "TOP2A", "URI1"];
        foreach (var table in new[] { Hg19, Hg38 })
        {
            Assert.True(table.Genes.Count > 27_000);
            Assert.Equal(panel, table.Highlighted.Select(g => g.Symbol).Order(StringComparer.Ordinal));
            Assert.All(table.Genes, g => Assert.True(g.Start >= 1 && g.End >= g.Start && g.End - g.Start < 3_000_000));
        }
    }

    [Theory]
    [InlineData("hg19")]
    [InlineData("hg38")]
    public void The_assembly_holds_the_canonical_bytes(string build)
    {
        var bytes = GeneTable.BytesForBuild(GenomeBuild.Of(build))!;
        Assert.Equal(bytes, GeneTable.ForBuild(GenomeBuild.Of(build)).ToBytes());
        Assert.Equal(bytes, new GeneTable(GeneTable.Read(bytes).Genes.Reverse()).ToBytes());
    }

    // The UCSC browser's 1-based positions: a table of 0-based starts would fail here.
    [Theory]
    [InlineData("hg38", "DDX11L1", "1", 11_874, 14_409)]
    [InlineData("hg38", "CCNE1", "19", 29_811_994, 29_824_317)]
    [InlineData("hg19", "CCNE1", "19", 30_302_901, 30_315_224)]
    [InlineData("hg19", "MYC", "8", 128_748_315, 128_753_680)]
    [InlineData("hg19", "VAMP7", "X", 155_110_943, 155_173_433)]
    public void Genes_stand_where_the_browser_shows_them(string build, string symbol, string chromosome, int start, int end)
    {
        Assert.True(GeneTable.ForBuild(GenomeBuild.Of(build)).TryFind(symbol, out var gene));
        Assert.Equal((Chromosome.Parse(chromosome), start, end), (gene.Chromosome, gene.Start, gene.End));
    }

    [Fact]
    public void Other_builds_have_no_genes()
    {
        Assert.Empty(GeneTable.ForBuild(GenomeBuild.Of("hg16")).Genes);
        Assert.Empty(GeneTable.ForBuild(GenomeBuild.Of("hg18")).Genes);
    }

    [Fact]
    public void An_earlier_symbol_finds_its_gene_both_ways_and_in_any_case()
    {
        Assert.True(Hg19.TryFind("C19ORF2", out var uri));
        Assert.Equal("URI1", uri.Symbol);
        Assert.True(Bed("chr19\t0\t10\tC19orf2\n").TryFind("uri1", out var old));
        Assert.Equal("C19orf2", old.Symbol);
        Assert.False(Hg19.TryFind("NOT-A-GENE", out _));
    }

    [Theory]
    [InlineData("HER2", "ERBB2")]
    [InlineData("mll", "KMT2A")]
    [InlineData("P27", "CDKN1B")]
    public void Names_in_common_use_find_their_gene(string name, string symbol)
    {
        Assert.True(Hg19.TryFind(name, out var gene));
        Assert.Equal(symbol, gene.Symbol);
    }

    [Fact]
    public void A_panel_highlights_its_own_genes_and_understands_earlier_symbols()
    {
        using var text = new StringReader("\uFEFF# mine\nHER2\tnote\r\nC19orf2\n\nWHSC1\n");
        var tables = GenePanel.Read(text, "panel.txt").Highlight([Hg19, Hg38]);
        Assert.All(tables, t => Assert.Equal(3, t.Highlighted.Count));
        Assert.Equal(["ERBB2", "URI1"], tables[0].Highlighted.Select(g => g.Symbol).Where(s => s is "ERBB2" or "URI1"));
        Assert.Equal(Hg19.Genes.Count, tables[0].Genes.Count);
    }

    [Theory]
    [InlineData("CCNE1\nNOT-A-GENE\n", "panel-unknown-gene", "panel.txt, line 2")]
    [InlineData("# none\n", "panel-without-genes", "panel.txt")]
    public void A_wrong_panel_is_refused_with_line_and_remedy(string content, string code, string where)
    {
        using var text = new StringReader(content);
        var problem = Assert.Throws<InvalidInputException>(() => GenePanel.Read(text, "panel.txt").Highlight([Hg19, Hg38])).Problem;
        Assert.Equal((code, where), (problem.Code, problem.Where));
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("hg19", "19", 30_302_901, 30_315_224, "19q12")]
    [InlineData("hg38", "17", 39_688_094, 39_728_658, "17q12")]
    [InlineData("hg19", "8", 127_000_000, 129_000_000, "8q24.13-q24.21")]
    [InlineData("hg19", "X", 1, 100, "Xp22.33")]
    [InlineData("hg18", "8", 1, 100, null)]
    [InlineData("hg19", "MT", 1, 100, null)]
    public void Bands_are_those_of_the_browser(string build, string chromosome, int start, int end, string? band) =>
        Assert.Equal(band, GenomeBuild.Of(build).BandOf(Chromosome.Parse(chromosome), start, end));

    [Fact]
    public void The_canonical_form_reads_back_to_the_same_bytes_in_any_input_order()
    {
        var bytes = Hg19.ToBytes();
        var shuffled = new GeneTable(GeneTable.Read(bytes).Genes.Reverse());
        Assert.Equal(bytes, shuffled.ToBytes());
        Assert.Equal(Hg19.Genes, shuffled.Genes);
        Assert.StartsWith("#symbol\tchrom\tstart\tend\thighlighted\n", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => GeneTable.Read("CCNE1\t19\t30302901\n"u8));
    }

    [Fact]
    public void Genes_found_by_place_are_those_that_a_search_through_all_finds() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 300], Gen.Int[0, 200]).Array[0, 60].Select(Gen.Select(Gen.Int[1, 4], Gen.Int[1, 400], Gen.Int[0, 150]))
            .Sample((rows, query) =>
            {
                var genes = rows.Select((r, i) => new Gene($"G{i}", Chromosome.FromNumber(r.Item1), r.Item2, r.Item2 + r.Item3));
                var table = new GeneTable(genes);
                var (chromosome, start, end) = (Chromosome.FromNumber(query.Item1), query.Item2, query.Item2 + query.Item3);
                Assert.Equal(
                    table.Genes.Where(g => g.Chromosome == chromosome && g.Start <= end && g.End >= start),
                    table.Overlapping(chromosome, start, end));
            });

    [Fact]
    public void A_bed_file_gives_1_based_closed_genes()
    {
        var table = Bed("\uFEFF#chrom start end name\ntrack name=x\nbrowser position\n\nchr17\t99\t200\tB\t0\t+\r\n17 9 20 A\nchr6_apd_hap1\t1\t2\tHAP\nchr17\t500\t600\tB\n");
        Assert.Equal(
            [new Gene("A", Chromosome.Parse("17"), 10, 20), new Gene("B", Chromosome.Parse("17"), 100, 600)],
            table.Genes);
    }

    [Fact]
    public void The_panel_is_found_in_a_bed_file_by_symbol_in_any_case_and_by_earlier_symbols()
    {
        var table = Bed("chr19\t30302900\t30315215\tccne1\nchr19\t30433000\t30440000\tC19orf2\nchr19\t40000000\t40001000\tGENE1\n");
        Assert.Equal(["ccne1", "C19orf2"], table.Highlighted.Select(g => g.Symbol));
    }

    [Theory]
    [InlineData("chr1\t1\t2\n", "bed-without-name", "line 1")]
    [InlineData("#c\nchr1\t1\t2\t.\n", "bed-without-name", "line 2")]
    [InlineData("chr77\t1\t2\tA\n", "bed-chromosome", "line 1, column 1")]
    [InlineData("chr1\t1e3\t2000\tA\n", "bed-position", "line 1, column 2")]
    [InlineData("chr1\t-1\t20\tA\n", "bed-position", "line 1, column 2")]
    [InlineData("chr1\t1\t3,000\tA\n", "bed-position", "line 1, column 3")]
    [InlineData("chr1\t20\t20\tA\n", "bed-interval", "line 1")]
    [InlineData("chr1\t1\t20\tA\nchr2\t1\t20\ta\n", "bed-gene-on-two-chromosomes", "my.bed, column 4")]
    [InlineData("# nothing\n", "bed-without-genes", "my.bed")]
    public void A_wrong_bed_file_is_refused_with_line_and_remedy(string text, string code, string where)
    {
        var problem = Assert.Throws<InvalidInputException>(() => Bed(text)).Problem;
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("my.bed", problem.Where, StringComparison.Ordinal);
        Assert.EndsWith(where, problem.Where, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Fact]
    public void All_genes_on_two_chromosomes_are_told_at_once()
    {
        var problem = Assert.Throws<InvalidInputException>(() => Bed("chr1\t1\t20\tA\nchr1\t1\t20\tB\nchr2\t1\t20\tA\nchr3\t1\t20\tB\n")).Problem;
        Assert.Equal("2 lines name genes that lie on another chromosome above: 'A' (line 3: chromosome 2, above 1), 'B' (line 4: chromosome 3, above 1).",
            problem.What);
    }

    private static GeneTable Bed(string text) => GeneTable.FromBed(new StringReader(text), "my.bed");
}
