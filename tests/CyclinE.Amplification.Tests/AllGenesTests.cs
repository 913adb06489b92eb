using CyclinE.Genomics.Genes;
using CyclinE.Genomics.Genome;
using CyclinE.Genomics.Results.Calls;

namespace CyclinE.Amplification.Tests;

/// <summary>Every gene in one pass gives what each gene alone gives, and what is made of the sheet's cyclin E.</summary>
public class AllGenesTests
{
    private static readonly GenomeBuild Hg19 = GenomeBuild.Of("hg19");
    private static readonly GeneTable Table = GeneTable.ForBuild(Hg19);

    [Fact]
    public void Every_gene_of_the_table_is_called_as_it_would_be_alone()
    {
        // Gaps, breaks inside genes, an outlier, a chromosome without probes.
        var array = new SyntheticArray(Hg19) { Genes = Table }
            .With("1", 5_000_000, 30_000, (800, 0), (40, 0.9), (2, 4.0), (700, -0.4), (3000, 0.3))
            .With("8", 30_000_000, 150_000, (200, 0), (12, 2.4), (300, 0.6))
            .With("19", 26_600_000, 10_000, (371, 0), (60, 2.5), (1200, 0));
        var called = ArrayCaller.Call(array.ToCall, new CallingOptions());
        var panel = new GeneTable(Table.Genes.Select(g => g with { Highlighted = true }));
        var alone = ArrayCaller.Call(array.ToCall with { Genes = panel }, new CallingOptions()).Calls.Genes;

        Assert.Equal(Table.Genes.Count, called.Genes.Count);
        for (var i = 0; i < alone.Count; i++)
        {
            var gene = alone[i];
            var flags = (gene.Focal ? GeneFlags.Focal : 0) | (gene.BrokenInside ? GeneFlags.BrokenInside : 0) | (gene.GapFilled ? GeneFlags.GapFilled : 0);
            Assert.Equal(
                (gene.Symbol, gene.Call, gene.Probes, flags, (float?)gene.Log2 ?? float.NaN, (float?)gene.Minimum ?? float.NaN, (float?)gene.Maximum
                    ?? float.NaN),
                (Table.Genes[i].Symbol, called.Genes.CallOf(i), called.Genes.Probes[i], called.Genes.FlagsOf(i), called.Genes.Log2[i],
                    called.Genes.Minimum[i], called.Genes.Maximum[i]));
        }

        foreach (var flag in new[] { GeneFlags.Focal, GeneFlags.BrokenInside, GeneFlags.GapFilled })
        {
            Assert.Contains(Enumerable.Range(0, called.Genes.Count), i => called.Genes.FlagsOf(i).HasFlag(flag));
        }
    }

    [Fact]
    public void Panel_genes_and_events_tell_their_band()
    {
        var calls = new SyntheticArray(Hg19) { Genes = Table }
            .With("1", 1, 50_000, (1000, 0)).With("19", 26_600_000, 10_000, (350, 0), (60, 2.5), (1200, 0)).Call();
        Assert.Equal("19q12", calls.Genes.Single(g => g.Symbol == "CCNE1").Band);
        Assert.Equal("17q12", calls.Genes.Single(g => g.Symbol == "ERBB2").Band);
        Assert.Equal("19q12", Assert.Single(calls.Events).Band);
    }

    [Theory]
    [InlineData(2.5, null, null, null, true, null, true)]
    [InlineData(0.0, null, null, null, false, null, null)]
    [InlineData(0.0, true, null, null, false, true, true)]
    [InlineData(0.0, false, null, null, false, false, false)]
    [InlineData(0.0, null, 2.1, null, false, null, null)] // no cut in the plan: nothing is invented
    [InlineData(0.0, null, 2.1, 2.0, false, true, true)]
    [InlineData(0.0, null, 1.9, 2.0, false, false, false)]
    [InlineData(0.0, false, 2.1, 2.0, false, true, true)]
    [InlineData(2.5, false, 1.9, 2.0, true, false, true)]
    public void Cyclin_E_by_amplification_by_expression_and_by_either_are_kept_apart(
        double level, bool? stained, double? z, double? cut, bool amplified, bool? expressed, bool? either)
    {
        var array = new SyntheticArray(Hg19) { Genes = Table }
            .With("1", 1, 50_000, (1000, 0)).With("19", 26_600_000, 10_000, (350, 0), (60, level), (1200, 0)).ToCall with
        {
            CyclinEStained = stained,
            CyclinEExpression = z,
        };
        var calls = ArrayCaller.Call(array, new CallingOptions { MrnaCut = cut }).Calls;
        Assert.Equal((amplified, expressed, either), (calls.CyclinEAmplified, calls.CyclinEExpressed, calls.CyclinEByEither));
    }
}
